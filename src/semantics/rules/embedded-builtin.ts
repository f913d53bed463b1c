import { defineDiagnostic } from '../../diagnostics/definition.ts';
import { builtins } from '../builtin.ts';
import { spanOf, type Rule } from '../rule.ts';

const embeddedBuiltin = defineDiagnostic({
  code: 'embedded-builtin',
  severity: 'error',
  message: 'The builtin type "{name}" stands alone on its line, so it is read as an embedded type.',
  explanation:
    'A line with one name embeds the type of that name. A field and its type must stand on one line: `Name string`. goctl reads such lines as two embedded fields without a word.',
  example: {
    wrong: 'type User {\n\tId int64\n\tstring\n}\n',
    right: 'type User {\n\tId int64\n\tName string\n}\n',
  },
});

/** Only structs are embedded; a lone builtin type is half of a field. */
export const embeddedBuiltinRule: Rule = {
  code: embeddedBuiltin.code,
  definitions: [embeddedBuiltin],
  create: ({ report, symbols }) => ({
    struct: ({ members, file }) => {
      for (const member of members) {
        if (member.kind !== 'embedded') continue;
        const { name } = member.type;
        if (symbols.types.has(name) || !builtins.has(name)) continue;
        const hint = 'Write the name of the field in front of it, on the same line.';
        report(embeddedBuiltin, { name }, { span: spanOf(file, member), hint });
      }
    },
  }),
};
