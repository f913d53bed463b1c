import { defineDiagnostic } from '../../diagnostics/definition.ts';
import { spanOf, type Rule } from '../rule.ts';
import { shapeOf } from '../shape.ts';

const invalidMapKey = defineDiagnostic({
  code: 'invalid-map-key',
  severity: 'error',
  message: 'A map key must be a string or an integer.',
  explanation:
    'Keys of a map are the keys of a JSON object: strings, or integers that are written as strings. Aliases of these are fine.',
  example: {
    wrong: 'type Index {\n\tByTags map[[]string]int\n}\n',
    right: 'type Index {\n\tByTag map[string]int\n}\n',
  },
});

/** Keys of maps can be written as JSON object keys. */
export const invalidMapKeyRule: Rule = {
  code: invalidMapKey.code,
  definitions: [invalidMapKey],
  create: ({ report, symbols }) => ({
    dataType: ({ type, position }) => {
      if (position !== 'key') return;
      const shape = shapeOf(type, symbols);
      const isFine = ['string', 'integer', 'unknown'].includes(shape.kind) && !shape.isNullable;
      if (isFine) return;
      const hint = 'Use "string" or an integer type, or a list of a struct with both values.';
      report(invalidMapKey, {}, { span: spanOf(type.file, type.node), hint });
    },
  }),
};
