import { describe, expect, it } from 'vitest';
import type { Constraints } from '../../../../../src/model/model.ts';
import { printValue } from '../../../../../src/targets/print-value.ts';
import { exactSchema, type ExactRule } from '../../../../../src/targets/service/schema/exact-schema.ts';

function print(constraints: Constraints, rule: Partial<ExactRule> = {}): string {
  const schema = exactSchema({ as: 'bigint', name: 'int64', constraints, direction: 'input', ...rule });
  return printValue(schema, { indent: 0, before: -10_000, after: 0 });
}

describe('exactSchema', () => {
  it('bounds each type by all of its 64 bits', () => {
    expect(print({})).toBe("{ 'x-integer': { as: 'bigint', minimum: minInt64, maximum: maxInt64 } }");
    expect(print({}, { name: 'uint64', as: 'string' })).toBe(
      "{ 'x-integer': { as: 'string', minimum: '0', maximum: maxUint64 } }",
    );
  });

  it.each([
    [{ minimum: 2, maximum: 5 }, "minimum: '2', maximum: '5'"],
    [{ exclusiveMinimum: 2, exclusiveMaximum: 5 }, "minimum: '3', maximum: '4'"],
    [{ minimum: 1.5, maximum: 4.5 }, "minimum: '2', maximum: '4'"],
    [{ exclusiveMinimum: -1.5, exclusiveMaximum: 4.5 }, "minimum: '-1', maximum: '4'"],
    [{ minimum: 3, exclusiveMinimum: 1 }, "minimum: '3', maximum: maxInt64"],
    [{ minimum: -1e30, maximum: 2 ** 63 }, 'minimum: minInt64, maximum: maxInt64'],
  ])('brings %j to whole numbers within them', (constraints, bounds) => {
    expect(print(constraints)).toBe(`{ 'x-integer': { as: 'bigint', ${bounds} } }`);
  });

  it('lists values in digits', () => {
    expect(print({ enum: [1, -2] })).toContain("enum: ['1', '-2']");
    expect(print({ const: 7 })).toContain("enum: ['7']");
    expect(print({ enum: [1, 2.5, 1e30] })).toContain("enum: ['1']");
    expect(print({ const: 1.5 })).toContain('enum: []');
  });

  it('gives alternatives and negations rules of their own, in input alone', () => {
    const constraints = { anyOf: [{ maximum: 1 }, { minimum: 9 }], not: { const: 0 } };
    const printed = print(constraints);
    expect(printed).toContain("not: { 'x-integer': { as: 'bigint', enum: ['0'] } }");
    expect(printed).toContain("{ 'x-integer': { as: 'bigint', maximum: '1' } }");
    expect(printed).toContain("{ 'x-integer': { as: 'bigint', minimum: '9' } }");
    expect(print(constraints, { direction: 'output' })).not.toContain('anyOf');
  });
});
