import { defineDiagnostic } from '../../diagnostics/definition.ts';
import type { NodeBase } from '../../syntax/ast.ts';
import { spanOf, type Rule } from '../rule.ts';

const duplicateStatement = defineDiagnostic({
  code: 'duplicate-statement',
  severity: 'error',
  message: 'The file has a second "{statement}" statement.',
  explanation:
    'A file has at most one `syntax` and one `info` statement. Merge the second into the first, or remove it.',
  example: {
    wrong: 'info (title: "Users")\ninfo (version: "1")\nservice user {\n\t@handler ping\n\tget /ping\n}\n',
    right: 'info (\n\ttitle: "Users"\n\tversion: "1"\n)\nservice user {\n\t@handler ping\n\tget /ping\n}\n',
  },
});

/** `syntax` and `info` stand once in a file. */
export const duplicateStatementRule: Rule = {
  code: duplicateStatement.code,
  definitions: [duplicateStatement],
  create: ({ report }) => ({
    file: ({ ast, source }) => {
      const first = new Map<string, NodeBase>();
      for (const node of ast.statements) {
        if (node.kind !== 'syntax' && node.kind !== 'info') continue;
        const before = first.get(node.kind);
        if (before === undefined) {
          first.set(node.kind, node);
          continue;
        }
        report(
          duplicateStatement,
          { statement: node.kind },
          {
            span: spanOf(source.path, node),
            related: [{ message: 'The first one is here.', span: spanOf(source.path, before) }],
            hint: 'Merge it into the first one, or remove it.',
          },
        );
      }
    },
  }),
};
