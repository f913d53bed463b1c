import { defineDiagnostic } from '../../diagnostics/definition.ts';
import { collectInstances } from '../generics.ts';
import { spanOf, type Rule } from '../rule.ts';
import type { TypeSymbol } from '../symbols.ts';

const genericArguments = defineDiagnostic({
  code: 'generic-arguments',
  severity: 'error',
  message: 'The type "{name}" takes {expected} type argument(s), not {actual}.',
  explanation:
    'A generic type is used with exactly one argument for each of its parameters; other types take none.',
  example: {
    wrong: 'type Page<T> {\n\tItems []T\n}\ntype Users {\n\tPage Page\n}\n',
    right:
      'type User {\n\tId string\n}\ntype Page<T> {\n\tItems []T\n}\ntype Users {\n\tPage Page<User>\n}\n',
  },
});

const genericArgumentStruct = defineDiagnostic({
  code: 'generic-argument-struct',
  severity: 'error',
  message: 'A struct without a name cannot be an argument of "{name}".',
  explanation:
    'An expanded generic type is named after its arguments (`Page<User>` becomes `PageUser`), so each argument needs a name. Declare the struct as a type.',
  example: {
    wrong: 'type Page<T> {\n\tItems []T\n}\ntype Users {\n\tPage Page<{\n\t\tId string\n\t}>\n}\n',
    right:
      'type User {\n\tId string\n}\ntype Page<T> {\n\tItems []T\n}\ntype Users {\n\tPage Page<User>\n}\n',
  },
});

const duplicateTypeParameter = defineDiagnostic({
  code: 'duplicate-type-parameter',
  severity: 'error',
  message: 'The type parameter "{name}" stands twice.',
  explanation: 'The parameters of a generic type have different names.',
  example: {
    wrong: 'type Pair<T, T> {\n\tFirst T\n}\n',
    right: 'type Pair<T, U> {\n\tFirst T\n\tSecond U\n}\n',
  },
});

const endlessGeneric = defineDiagnostic({
  code: 'endless-generic',
  severity: 'error',
  message: 'Expanding the generic type "{name}" never ends.',
  explanation:
    'The type uses itself with ever larger arguments (`type Tree<T> { Next *Tree<[]T> }`). Use it with the same arguments instead.',
  example: {
    wrong: 'type Tree<T> {\n\tNext *Tree<[]T>\n}\ntype Root {\n\tTree Tree<string>\n}\n',
    right: 'type Tree<T> {\n\tNext *Tree<T>\n}\ntype Root {\n\tTree Tree<string>\n}\n',
  },
});

/** Generic types are used as they are declared, and their expansion ends. */
export const genericArgumentsRule: Rule = {
  code: genericArguments.code,
  definitions: [genericArguments, genericArgumentStruct, duplicateTypeParameter, endlessGeneric],
  create: ({ report, symbols }) => ({
    declaration: ({ node, file }) => {
      for (const [index, parameter] of node.parameters.entries()) {
        const before = node.parameters.slice(0, index).find((other) => other.text === parameter.text);
        if (before === undefined) continue;
        const related = [{ message: 'The first one is here.', span: spanOf(file, before) }];
        const place = { span: spanOf(file, parameter), related, hint: 'Rename one of them.' };
        report(duplicateTypeParameter, { name: parameter.text }, place);
      }
    },
    dataType: ({ type: { node, file }, declaration }) => {
      if (node.kind !== 'named-type') return;
      const { name } = node;
      // Nearly all types neither have parameters nor are given arguments.
      if (node.arguments.length === 0 && !isGeneric(symbols.types.get(name))) return;
      for (const argument of node.arguments) {
        if (argument.kind !== 'struct-type') continue;
        const hint = 'Declare the struct as a type and use its name.';
        report(genericArgumentStruct, { name }, { span: spanOf(file, argument), hint });
      }
      const isParameter = declaration?.node.parameters.some(({ text }) => text === name) ?? false;
      const symbol = isParameter ? undefined : symbols.types.get(name);
      const expected = symbol?.node.parameters.length ?? 0;
      const actual = node.arguments.length;
      if (expected === actual) return;
      const related =
        symbol === undefined
          ? []
          : [{ message: `"${name}" is declared here.`, span: spanOf(symbol.file, symbol.node.name) }];
      const hint = expected === 0 ? 'Remove the arguments.' : `Write the arguments between "<" and ">".`;
      report(genericArguments, { name, expected, actual }, { span: spanOf(file, node), related, hint });
    },
    end: () => {
      const reported = new Set<string>();
      for (const { node, file } of collectInstances(symbols).endless) {
        const name = node.kind === 'named-type' ? node.name : 'type';
        if (reported.has(name)) continue;
        reported.add(name);
        const hint = 'Use the type inside itself with the same arguments only.';
        report(endlessGeneric, { name }, { span: spanOf(file, node), hint });
      }
    },
  }),
};

function isGeneric(symbol: TypeSymbol | undefined): boolean {
  return symbol !== undefined && symbol.node.parameters.length > 0;
}
