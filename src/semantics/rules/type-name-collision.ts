import { pascalCase, safeTypeName } from '../../base/naming.ts';
import type { Span } from '../../base/span.ts';
import { defineDiagnostic } from '../../diagnostics/definition.ts';
import { collectInstances } from '../generics.ts';
import { spanOf, type Rule } from '../rule.ts';

const typeNameCollision = defineDiagnostic({
  code: 'type-name-collision',
  severity: 'error',
  message: 'The types "{name}" and "{other}" would both be called "{generated}" in the generated code.',
  explanation:
    'Generated types are written in Pascal case, and generic types are expanded (`Page<User>` becomes `PageUser`), so two names that differ only there collide. Rename one of them.',
  example: {
    wrong: 'type user_info {\n\tId string\n}\ntype UserInfo {\n\tId string\n}\n',
    right: 'type user_info {\n\tId string\n}\ntype UserDetails {\n\tId string\n}\n',
  },
});

interface Taken {
  readonly name: string;
  readonly span: Span;
}

/** Types still differ after their names were made safe for TypeScript. */
export const typeNameCollisionRule: Rule = {
  code: typeNameCollision.code,
  definitions: [typeNameCollision],
  create: ({ report, symbols }) => ({
    end: () => {
      const taken = new Map<string, Taken>();
      const add = (name: string, span: Span, shown = name): void => {
        const generated = safeTypeName(pascalCase(name));
        const other = taken.get(generated);
        if (other === undefined) {
          taken.set(generated, { name: shown, span });
          return;
        }
        report(
          typeNameCollision,
          { name: shown, other: other.name, generated },
          {
            span,
            related: [{ message: `"${other.name}" stands here.`, span: other.span }],
            hint: 'Rename one of them.',
          },
        );
      };
      for (const { name, node, file } of symbols.types.values()) {
        if (node.parameters.length === 0) add(name, spanOf(file, node.name));
      }
      for (const { name, symbol, use } of collectInstances(symbols).instances)
        add(name, spanOf(use.file, use.node), `${symbol.name}<…>`);
    },
  }),
};
