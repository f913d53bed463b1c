import { kebabCase } from '../../base/naming.ts';
import { suggest } from '../../base/suggest.ts';
import { defineDiagnostic } from '../../diagnostics/definition.ts';
import type { ValueNode } from '../../syntax/ast.ts';
import { listOf } from '../server-keys.ts';
import { spanOf, type Rule } from '../rule.ts';

const middlewareCollision = defineDiagnostic({
  code: 'middleware-collision',
  severity: 'error',
  message: 'The middlewares "{name}" and "{other}" would be one file.',
  explanation:
    'Files of middlewares are written in lower case with dashes, so names that differ only in case, dashes or underscores collide. Write the name the same way everywhere.',
  example: {
    wrong:
      '@server (\n\tmiddleware: AuditLog, audit_log\n)\nservice user {\n\t@handler ping\n\tget /ping\n}\n',
    right: '@server (\n\tmiddleware: AuditLog\n)\nservice user {\n\t@handler ping\n\tget /ping\n}\n',
  },
});

const similarMiddleware = defineDiagnostic({
  code: 'similar-middleware',
  severity: 'hint',
  message: 'The middleware "{name}" is used once, and "{other}" more often.',
  explanation:
    'The two names are so near that one may be a slip. Each name is a file of its own, so a slip would be an empty middleware.',
  example: {
    wrong:
      '@server (\n\tmiddleware: Tenant\n)\nservice user {\n\t@handler a\n\tget /a\n}\n@server (\n\tmiddleware: Tenant\n)\nservice user {\n\t@handler b\n\tget /b\n}\n@server (\n\tmiddleware: Tennant\n)\nservice user {\n\t@handler c\n\tget /c\n}\n',
    right:
      '@server (\n\tmiddleware: Tenant\n)\nservice user {\n\t@handler a\n\tget /a\n}\n@server (\n\tmiddleware: Tenant\n)\nservice user {\n\t@handler b\n\tget /b\n}\n@server (\n\tmiddleware: Tenant\n)\nservice user {\n\t@handler c\n\tget /c\n}\n',
  },
});

/** Who uses more middlewares once means them. */
const mostSlips = 200;

interface Use {
  readonly name: string;
  readonly file: string;
  readonly value: ValueNode;
}

/** One middleware has one name. */
export const middlewareCollisionRule: Rule = {
  code: middlewareCollision.code,
  definitions: [middlewareCollision, similarMiddleware],
  create: ({ report }) => {
    const uses: Use[] = [];
    return {
      server: ({ node, file }) => {
        for (const { key, value } of node.entries) {
          if (key.text !== 'middleware') continue;
          for (const name of listOf(value.text)) uses.push({ name, file, value });
        }
      },
      end: () => {
        const byFile = new Map<string, Use>();
        const counts = new Map<string, number>();
        for (const use of uses) counts.set(use.name, (counts.get(use.name) ?? 0) + 1);
        const often = [...counts].filter(([, count]) => count > 1).map(([name]) => name);
        // Slips are few, and each name costs a look at all others.
        const mayBeSlips = counts.size - often.length <= mostSlips;
        for (const use of uses) {
          const { name, file, value } = use;
          const first = byFile.get(kebabCase(name));
          byFile.set(kebabCase(name), first ?? use);
          const span = spanOf(file, value);
          if (first !== undefined && first.name !== name) {
            const related = [
              { message: `"${first.name}" stands here.`, span: spanOf(first.file, first.value) },
            ];
            const hint = 'Write the name the same way everywhere.';
            report(middlewareCollision, { name, other: first.name }, { span, related, hint });
            continue;
          }
          const [near] =
            mayBeSlips && counts.get(name) === 1 && name.length > 4 ? suggest(name, often, 1) : [];
          if (near === undefined || Math.abs(near.length - name.length) > 1 || near[0] !== name[0]) continue;
          report(similarMiddleware, { name, other: near }, { span, hint: `Did you mean "${near}"?` });
        }
      },
    };
  },
};
