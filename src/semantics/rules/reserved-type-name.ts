import { defineDiagnostic } from '../../diagnostics/definition.ts';
import { builtins } from '../builtin.ts';
import { spanOf, type Rule } from '../rule.ts';

const reservedTypeName = defineDiagnostic({
  code: 'reserved-type-name',
  severity: 'error',
  message: 'The name "{name}" belongs to a builtin type and cannot be declared.',
  explanation:
    'A declaration with the name of a builtin type would change the meaning of every field that uses it. Choose another name.',
  example: {
    wrong: 'type string {\n\tId int\n}\n',
    right: 'type Text {\n\tId int\n}\n',
  },
});

/** Builtin types keep their names; `file`, an extension of apigen, yields to a contract that declares it. */
export const reservedTypeNameRule: Rule = {
  code: reservedTypeName.code,
  definitions: [reservedTypeName],
  create: ({ report }) => ({
    declaration: ({ name, node, file }) => {
      if (!builtins.has(name) || name === 'file') return;
      report(
        reservedTypeName,
        { name },
        { span: spanOf(file, node.name), hint: 'Choose another name for this type.' },
      );
    },
  }),
};
