import { defineDiagnostic } from '../../diagnostics/definition.ts';
import { spanOf, type Rule } from '../rule.ts';

const unknownSyntaxVersion = defineDiagnostic({
  code: 'unknown-syntax-version',
  severity: 'warning',
  message: 'The syntax version "{version}" is unknown; the file is read as "v1".',
  explanation: 'There is one version of the language, `v1`. Write `syntax = "v1"`.',
  example: {
    wrong: 'syntax = "v2"\nservice user {\n\t@handler ping\n\tget /ping\n}\n',
    right: 'syntax = "v1"\nservice user {\n\t@handler ping\n\tget /ping\n}\n',
  },
});

/** The only version is `v1`. */
export const unknownSyntaxVersionRule: Rule = {
  code: unknownSyntaxVersion.code,
  definitions: [unknownSyntaxVersion],
  create: ({ report }) => ({
    file: ({ ast, source }) => {
      for (const node of ast.statements) {
        if (node.kind !== 'syntax' || node.version.text === 'v1') continue;
        const span = spanOf(source.path, node.version);
        report(
          unknownSyntaxVersion,
          { version: node.version.text },
          { span, hint: 'Write "v1".', fixes: [{ label: 'Write "v1"', edits: [{ span, newText: '"v1"' }] }] },
        );
      }
    },
  }),
};
