import { askFor, suggest } from '../../base/suggest.ts';
import { defineDiagnostic } from '../../diagnostics/definition.ts';
import { builtins } from '../builtin.ts';
import { spanOf, type Rule } from '../rule.ts';

const unknownType = defineDiagnostic({
  code: 'unknown-type',
  severity: 'error',
  message: 'The type "{name}" is not declared.',
  explanation:
    'Every type is a builtin one (`string`, `int64`, `bool`, `time.Time`, `any`, …) or is declared in the contract or in a file that it imports. Types of Go packages other than `time.Time` have no meaning here.',
  example: {
    wrong: 'type Page {\n\tItems []User\n}\n',
    right: 'type User {\n\tId string\n}\ntype Page {\n\tItems []User\n}\n',
  },
});

/** Every name of a type means something. */
export const unknownTypeRule: Rule = {
  code: unknownType.code,
  definitions: [unknownType],
  create: ({ report, symbols }) => {
    const near = new Map<string, readonly string[]>();
    const nearNames = (name: string): readonly string[] => {
      const known = near.get(name);
      if (known !== undefined) return known;
      const isSlip = near.size < mostSlips;
      const names = isSlip ? suggest(name, [...symbols.types.keys(), ...nearBuiltins(name)]) : [];
      near.set(name, names);
      return names;
    };
    return {
      dataType: ({ type: { node, file }, declaration }) => {
        if (node.kind !== 'named-type') return;
        if (symbols.types.has(node.name) || builtins.has(node.name)) return;
        if (declaration?.node.parameters.some((parameter) => parameter.text === node.name) === true) return;
        // The name alone, without the arguments of a generic type behind it.
        const span = spanOf(file, { start: node.start, end: node.start + node.name.length });
        const names = nearNames(node.name);
        const fixes = names.slice(0, 1).map((name) => ({
          label: `Write "${name}"`,
          edits: [{ span, newText: name }],
        }));
        report(unknownType, { name: node.name }, { span, hint: hintFor(node.name, names), fixes });
      },
    };
  },
};

/** Who has more undeclared names than this misspelt none of them: an import is missing. Each costs a look at every type. */
const mostSlips = 200;

/** Whoever writes a capital means a type of a contract, and hardly `int`, unless it is the capital that is wrong. */
function nearBuiltins(name: string): string[] {
  const isOwn = /^\p{Lu}/u.test(name);
  return [...builtins.keys()].filter(
    (builtin) => builtin.toLowerCase() === name.toLowerCase() || (!isOwn && isNearMember(name, builtin)),
  );
}

/** `time.Tme` is a slip; `time.Duration` is another type of a package that Go programs know. */
function isNearMember(name: string, builtin: string): boolean {
  const [, member] = name.split('.');
  const [, known] = builtin.split('.');
  return member === undefined || known === undefined || suggest(member, [known]).length > 0;
}

function hintFor(name: string, near: readonly string[]): string {
  if (near.length > 0) return askFor(near);
  return name.includes('.')
    ? 'Declare a type of your own with the fields that go over the wire.'
    : 'Declare it, or import the file that declares it.';
}
