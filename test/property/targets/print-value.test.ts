import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JsonValue } from '../../../src/base/json.ts';
import { needsPrettier, prettify } from '../../../src/render/prettify.ts';
import { printValue, type PrintableValue } from '../../../src/targets/print-value.ts';
import { evaluateToJson } from '../../support/evaluate.ts';

function printable(value: JsonValue): PrintableValue {
  if (Array.isArray(value)) return value.map(printable);
  if (value !== null && typeof value === 'object') {
    return new Map(Object.entries(value).map(([key, member]) => [key, printable(member)]));
  }
  return value as PrintableValue; // Scalars are left.
}

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.constantFrom('__proto__', 'type', 'a-b', "it's", '"', '`${1}`', '*/', '\u2028', '中文', '\\', '1', ''),
);
const json = fc.letrec<{ value: JsonValue }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    text,
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('value'), { maxLength: 8 }),
    fc.array(fc.integer({ min: -9_999_999 }), { maxLength: 40 }),
    fc.array(fc.tuple(text, tie('value')), { maxLength: 5 }).map((entries) => {
      const made: Record<string, JsonValue> = Object.create(null);
      for (const [key, value] of entries) made[key] = value;
      return made;
    }),
  ),
})).value;

describe('printValue', () => {
  it('prints what reads back as the same value, whatever the strings', () => {
    fc.assert(
      fc.property(json, (value) => {
        const code = printValue(printable(value), { indent: 0, before: 0, after: 0 });
        expect(evaluateToJson(code)).toBe(JSON.stringify(value));
      }),
    );
  });

  it('prints what prettier leaves alone', async () => {
    await fc.assert(
      fc.asyncProperty(json, async (value) => {
        const code = `export const value = ${printValue(printable(value), { indent: 0, before: 21, after: 1 })};\n`;
        fc.pre(!needsPrettier(code));
        expect(await prettify(code)).toBe(code);
      }),
      { numRuns: 200 },
    );
  });
});
