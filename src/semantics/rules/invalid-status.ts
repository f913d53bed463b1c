import { defineDiagnostic } from '../../diagnostics/definition.ts';
import type { ResponseNode } from '../../syntax/ast.ts';
import { parseStatus } from '../server-keys.ts';
import { spanOf, type Rule } from '../rule.ts';

const invalidStatus = defineDiagnostic({
  code: 'invalid-status',
  severity: 'error',
  message: '"{status}" is not the status of a response.',
  explanation: 'A status is a number from 200 to 599, such as 404.',
  example: {
    wrong:
      'type User {\n\tId string\n}\nservice user {\n\t@handler getUser\n\tget /user returns (User) | 999 (User)\n}\n',
    right:
      'type User {\n\tId string\n}\nservice user {\n\t@handler getUser\n\tget /user returns (User) | 404 (User)\n}\n',
  },
});

const duplicateStatus = defineDiagnostic({
  code: 'duplicate-status',
  severity: 'error',
  message: 'The route has two responses {which}.',
  explanation: 'Each status has one response. The one without a status is that of success.',
  example: {
    wrong:
      'type User {\n\tId string\n}\nservice user {\n\t@handler getUser\n\tget /user returns (User) | 404 (User) | 404 (User)\n}\n',
    right:
      'type User {\n\tId string\n}\nservice user {\n\t@handler getUser\n\tget /user returns (User) | 404 (User) | 410 (User)\n}\n',
  },
});

/** The responses of a route have statuses, one each. */
export const invalidStatusRule: Rule = {
  code: invalidStatus.code,
  definitions: [invalidStatus, duplicateStatus],
  create: ({ report }) => ({
    route: ({ node, file }) => {
      const seen = new Map<string, ResponseNode>();
      for (const response of node.responses) {
        const status = response.status?.text ?? '';
        if (response.status !== undefined && parseStatus(status, 200, 599) === null) {
          const hint = 'Write a number from 200 to 599.';
          report(invalidStatus, { status }, { span: spanOf(file, response.status), hint });
        }
        const first = seen.get(status);
        if (first === undefined) {
          seen.set(status, response);
          continue;
        }
        const which = status === '' ? 'without a status' : `with the status ${status}`;
        report(
          duplicateStatus,
          { which },
          {
            span: spanOf(file, response),
            related: [{ message: 'The first one is here.', span: spanOf(file, first) }],
            hint: 'Remove one of them, or give it another status.',
          },
        );
      }
    },
  }),
};
