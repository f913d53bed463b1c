import { defineDiagnostic } from '../../diagnostics/definition.ts';
import { spanOf, type Rule } from '../rule.ts';

const duplicateType = defineDiagnostic({
  code: 'duplicate-type',
  severity: 'error',
  message: 'The type "{name}" is already declared.',
  explanation:
    'All files of a contract share one set of names, so a type is declared once. Remove one declaration, or rename it.',
  example: {
    wrong: 'type User {\n\tId string\n}\ntype User {\n\tName string\n}\n',
    right: 'type User {\n\tId string\n}\ntype Profile {\n\tName string\n}\n',
  },
});

/** A name is declared once, over all files. */
export const duplicateTypeRule: Rule = {
  code: duplicateType.code,
  definitions: [duplicateType],
  create: ({ report, symbols }) => ({
    declaration: (symbol) => {
      const first = symbols.types.get(symbol.name);
      if (first === undefined || first === symbol) return;
      report(
        duplicateType,
        { name: symbol.name },
        {
          span: spanOf(symbol.file, symbol.node.name),
          related: [
            {
              message: `"${symbol.name}" is declared here first.`,
              span: spanOf(first.file, first.node.name),
            },
          ],
          hint: 'Remove one declaration, or rename it.',
        },
      );
    },
  }),
};
