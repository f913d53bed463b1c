import { Ajv } from 'ajv';
import ajvFormats from 'ajv-formats';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Constraints, PrimitiveName, TypeRef } from '../../../src/model/model.ts';
import { printValue } from '../../../src/targets/print-value.ts';
import { sampleValue } from '../../../src/targets/service/sample/sample-value.ts';
import { typeSchema } from '../../../src/targets/service/schema/type-schema.ts';
import { evaluate } from '../../support/evaluate.ts';

const numberNames: readonly PrimitiveName[] = [
  'int',
  'int8',
  'uint16',
  'int64',
  'uint64',
  'float32',
  'float64',
];
const patterns = [
  '^[a-z]+$',
  '^abc',
  'x-y',
  'end$',
  '^[0-9]{3}$',
  '^(?:true|false)$',
  '^\\+[1-9]\\d{1,14}$',
  '^[^ab]+$',
];
const formats = ['email', 'uri', 'uuid', 'ipv4', 'ipv6', 'hostname', 'date', 'date-time'];

const bound = fc.integer({ min: -50, max: 50 });
const numberLimits = fc.record(
  { minimum: bound, maximum: bound, exclusiveMinimum: bound, exclusiveMaximum: bound },
  { requiredKeys: [] },
);
const textLimits = fc.record(
  {
    minLength: fc.nat(20),
    maxLength: fc.nat(30),
    patterns: fc.subarray(patterns, { maxLength: 2 }),
    format: fc.constantFrom(...formats),
    enum: fc.uniqueArray(fc.string(), { minLength: 1, maxLength: 3 }),
  },
  { requiredKeys: [] },
);
const lengths = fc.record({ minItems: fc.nat(4), maxItems: fc.nat(5) }, { requiredKeys: [] });
const listLimits = fc.record(
  {
    minItems: fc.nat(4),
    maxItems: fc.nat(5),
    uniqueItems: fc.boolean(),
    // As `omitempty` and `ne` make them.
    anyOf: fc.array(lengths, { minLength: 1, maxLength: 3 }),
    not: fc.nat(4).map((size) => ({ minItems: size, maxItems: size })),
  },
  { requiredKeys: [] },
);

const scalar: fc.Arbitrary<[TypeRef, Constraints]> = fc.oneof(
  fc
    .tuple(fc.constantFrom(...numberNames), numberLimits)
    .map(([name, limits]): [TypeRef, Constraints] => [{ kind: 'primitive', name }, limits]),
  textLimits.map((limits): [TypeRef, Constraints] => [{ kind: 'primitive', name: 'string' }, limits]),
);
const value: fc.Arbitrary<[TypeRef, Constraints]> = fc.oneof(
  scalar,
  fc.tuple(scalar, listLimits).map(([[items, limits], list]): [TypeRef, Constraints] => [
    { kind: 'array', items, length: null },
    { ...list, items: limits },
  ]),
);

describe('sampleValue', () => {
  it('gives only values that the schema of the same type accepts', () => {
    const ajv = new Ajv({ strict: false });
    ajvFormats.default(ajv);
    let found = 0;
    fc.assert(
      fc.property(value, ([type, constraints]) => {
        const sample = sampleValue(type, constraints, new Map());
        if (sample === undefined) return;
        found += 1;
        const schema = typeSchema(type, constraints, {
          direction: 'input',
          referTo: (name) => name,
          exact: null,
        });
        const code = printValue(schema, { indent: 0, before: 0, after: 0 });
        const read = evaluate(code);
        const isValid = ajv.validate(read as object, sample); // typeSchema prints an object.
        expect(isValid, `${JSON.stringify(sample)} for ${code}`).toBe(true);
      }),
      { numRuns: 500 },
    );
    expect(found).toBeGreaterThan(80);
  });
});
