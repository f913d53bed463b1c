import { defineDiagnostic } from '../../diagnostics/definition.ts';
import { spanOf, type Rule } from '../rule.ts';

const invalidArrayLength = defineDiagnostic({
  code: 'invalid-array-length',
  severity: 'error',
  message: 'An array cannot have the length "{length}".',
  explanation:
    'The length of a fixed array is a whole number up to 65536. Use a list (`[]T`) for more, with a `max` rule.',
  example: {
    wrong: 'type Grid {\n\tCells [99999999999]int\n}\n',
    right: 'type Grid {\n\tCells [64]int\n}\n',
  },
});

const longest = 65_536;

/** Fixed arrays have a length that a request can have. */
export const invalidArrayLengthRule: Rule = {
  code: invalidArrayLength.code,
  definitions: [invalidArrayLength],
  create: ({ report }) => ({
    dataType: ({ type: { node, file } }) => {
      if (node.kind !== 'array-type') return;
      if (/^\d+$/.test(node.length) && Number(node.length) <= longest) return;
      const hint = `Write a number up to ${longest}, or use a list.`;
      report(invalidArrayLength, { length: node.length }, { span: spanOf(file, node), hint });
    },
  }),
};
