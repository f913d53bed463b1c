import { constantCase } from '../../base/naming.ts';
import { defineDiagnostic } from '../../diagnostics/definition.ts';
import type { ValueNode } from '../../syntax/ast.ts';
import { spanOf, type Rule } from '../rule.ts';

const jwtCollision = defineDiagnostic({
  code: 'jwt-collision',
  severity: 'error',
  message: 'The tokens "{name}" and "{other}" would take their secret from one environment variable.',
  explanation:
    'Every name behind `jwt` has a secret of its own, and environment variables are written in upper case with underscores. With names that differ only in case or underscores, tokens of one would be valid for the other. Write the name the same way everywhere, or choose another one.',
  example: {
    wrong:
      '@server (\n\tjwt: Auth\n)\nservice user {\n\t@handler a\n\tget /a\n}\n@server (\n\tjwt: auth\n)\nservice user {\n\t@handler b\n\tget /b\n}\n',
    right:
      '@server (\n\tjwt: Auth\n)\nservice user {\n\t@handler a\n\tget /a\n}\n@server (\n\tjwt: Admin\n)\nservice user {\n\t@handler b\n\tget /b\n}\n',
  },
});

/** Every kind of token has an environment variable of its own. */
export const jwtCollisionRule: Rule = {
  code: jwtCollision.code,
  definitions: [jwtCollision],
  create: ({ report }) => {
    const byVariable = new Map<string, { readonly file: string; readonly value: ValueNode }>();
    return {
      server: ({ node, file }) => {
        for (const { key, value } of node.entries) {
          if (key.text !== 'jwt') continue;
          const variable = constantCase(value.text);
          const first = byVariable.get(variable) ?? { file, value };
          byVariable.set(variable, first);
          const other = first.value.text;
          if (other === value.text) continue;
          const related = [{ message: `"${other}" stands here.`, span: spanOf(first.file, first.value) }];
          const hint = 'Write the name the same way everywhere, or choose another one.';
          report(jwtCollision, { name: value.text, other }, { span: spanOf(file, value), related, hint });
        }
      },
    };
  },
};
