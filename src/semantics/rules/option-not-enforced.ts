import { defineDiagnostic } from '../../diagnostics/definition.ts';
import { parseFlag } from '../server-keys.ts';
import { spanOf, type Rule } from '../rule.ts';

const optionNotEnforced = defineDiagnostic({
  code: 'option-not-enforced',
  severity: 'warning',
  message: 'The generated service does not enforce "{key}" yet.',
  explanation:
    'The key is read and stands in the model, but the generated service does nothing about it. Until it does, write a middleware for it, or remove the key so that nobody relies on it.',
  example: {
    wrong: '@server (\n\tidempotency: 24h\n)\nservice user {\n\t@handler ping\n\tget /ping\n}\n',
    right: 'service user {\n\t@handler ping\n\tget /ping\n}\n',
  },
});

const notEnforced: ReadonlySet<string> = new Set(['signature', 'idempotency']);

/** Nothing that a contract asks for is dropped in silence. */
export const optionNotEnforcedRule: Rule = {
  code: optionNotEnforced.code,
  definitions: [optionNotEnforced],
  create: ({ report }) => ({
    server: ({ node, file }) => {
      for (const { key, value } of node.entries) {
        if (!notEnforced.has(key.text) || parseFlag(value.text) === false) continue;
        const hint = 'Write a middleware for it, or remove the key.';
        report(optionNotEnforced, { key: key.text }, { span: spanOf(file, key), hint });
      }
    },
  }),
};
