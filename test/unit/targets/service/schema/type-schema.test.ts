import { Ajv } from 'ajv';
import ajvFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import type { FieldModel } from '../../../../../src/model/model.ts';
import { printValue } from '../../../../../src/targets/print-value.ts';
import type { Direction } from '../../../../../src/targets/service/schema/direction.ts';
import { objectSchema } from '../../../../../src/targets/service/schema/type-schema.ts';
import { evaluate } from '../../../../support/evaluate.ts';
import { array, field, map, primitive } from '../../../../support/model-fixture.ts';

function print(fields: readonly FieldModel[], direction: Direction = 'input'): string {
  const schema = objectSchema(fields, { direction, referTo: (name) => `${name}#`, exact: null });
  return printValue(schema, { indent: 0, before: 0, after: 0 });
}

function accepts(fields: readonly FieldModel[], value: unknown): boolean {
  const ajv = new Ajv({ strict: false, useDefaults: true });
  ajvFormats.default(ajv);
  const schema = evaluate(print(fields));
  return ajv.validate(schema as object, value); // objectSchema prints an object.
}

describe('objectSchema', () => {
  it('lists as required what must come in, and what always goes out', () => {
    const fields = [
      field('a', 'string'),
      field('b', 'string', { required: false }),
      field('c', 'string', { defaultValue: 'x' }),
      field('d', 'string', { omitEmpty: true }),
    ];
    expect(print(fields)).toContain("required: ['a', 'd'],");
    expect(print(fields, 'output')).toContain("required: ['a', 'c'],");
    expect(print(fields)).toContain("c: { type: 'string', default: 'x' }");
    expect(print(fields, 'output')).toContain("c: { type: 'string' }");
  });

  it('leaves defaults of what every object inherits to the platform: Ajv takes such members for given', () => {
    const printed = print([
      field('constructor', 'bool', { required: false, defaultValue: true }),
      field('toString', array(primitive('string')), { required: false, defaultValue: ['a'] }),
    ]);
    expect(printed).toContain("constructor: { type: 'boolean', 'x-default': 'true' }");
    expect(printed).toContain(`'x-default': '["a"]'`);
    expect(printed).not.toContain(' default:');
  });

  it('lets null in where a field is nullable, also beside an enumeration or a reference', () => {
    const fields = [
      field('a', 'string', { nullable: true, constraints: { enum: ['x'] } }),
      field('b', { kind: 'ref', name: 'User' }, { nullable: true }),
    ];
    expect(print(fields)).toContain("a: { type: ['string', 'null'], enum: ['x', null] }");
    expect(print(fields)).toContain("b: { anyOf: [{ $ref: 'User#' }, { type: 'null' }] }");
  });

  it.each([
    ['int8', 127, 128],
    ['uint8', 0, -1],
    ['int64', Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER + 1],
    ['uint64', 0, -1],
    ['int', 1, 1.5],
  ] as const)('bounds %s: %d passes and %d does not', (name, good, bad) => {
    expect(accepts([field('x', name)], { x: good })).toBe(true);
    expect(accepts([field('x', name)], { x: bad })).toBe(false);
  });

  it.each([
    [{ maximum: 2 ** 63 }, 'minimum: minInteger, maximum: maxInteger'],
    [{ minimum: -1e300 }, 'minimum: minInteger, maximum: maxInteger'],
    [{ exclusiveMaximum: 1e20 }, 'minimum: minInteger, maximum: maxInteger'],
    [{ exclusiveMinimum: -1e20 }, 'minimum: minInteger, maximum: maxInteger'],
  ])('keeps the guard against rounding whatever %j allows', (constraints, bounds) => {
    expect(print([field('x', 'int64', { constraints })])).toContain(`x: { type: 'integer', ${bounds} }`);
  });

  it("takes the tighter of the type's bounds and the contract's", () => {
    expect(print([field('x', 'uint8', { constraints: { minimum: -5, maximum: 10 } })])).toContain(
      "x: { type: 'integer', minimum: 0, maximum: 10 }",
    );
    expect(print([field('x', 'int64', { constraints: { exclusiveMinimum: 0 } })])).toContain(
      "x: { type: 'integer', maximum: maxInteger, exclusiveMinimum: 0 }",
    );
  });

  it('needs all of several patterns', () => {
    const fields = [field('x', 'string', { constraints: { patterns: ['^a', 'b$'] } })];
    expect(accepts(fields, { x: 'a-b' })).toBe(true);
    expect(accepts(fields, { x: 'a-' })).toBe(false);
    expect(accepts(fields, { x: '-b' })).toBe(false);
  });

  it('checks maps, their keys and values, and fixed arrays', () => {
    const fields = [field('m', map('int64', primitive('bool'))), field('a', array(primitive('string'), 2))];
    expect(accepts(fields, { m: { '-1': true }, a: ['x', 'y'] })).toBe(true);
    expect(accepts(fields, { m: { x: true }, a: ['x', 'y'] })).toBe(false);
    expect(accepts(fields, { m: {}, a: ['x'] })).toBe(false);
  });

  it('asks for both or none of `optional=dep`, and for exactly one of `optional=!dep`', () => {
    const both = [
      field('a', 'string', { required: false }),
      field('b', 'string', { required: false, dependency: { property: 'a', isNegated: false } }),
    ];
    expect([{}, { a: 'x', b: 'x' }, { a: 'x' }, { b: 'x' }].map((value) => accepts(both, value))).toEqual([
      true,
      true,
      false,
      false,
    ]);
    const one = [
      field('a', 'string', { required: false }),
      field('b', 'string', { required: false, dependency: { property: 'a', isNegated: true } }),
    ];
    expect([{}, { a: 'x', b: 'x' }, { a: 'x' }, { b: 'x' }].map((value) => accepts(one, value))).toEqual([
      false,
      false,
      true,
      true,
    ]);
  });

  it('says of a number in a string what it is for the logic, and that it leaves as a string', () => {
    const fields = [field('id', 'int64', { asString: true, constraints: { minimum: 1 } })];
    expect(print(fields)).toContain(
      "id: { type: 'integer', minimum: 1, maximum: maxInteger, 'x-string': true }",
    );
    expect(print(fields, 'output')).toContain(
      "id: { type: 'string', minimum: 1, maximum: maxInteger, 'x-string': 'integer' }",
    );
  });

  it('leaves out formats that the validator does not know', () => {
    expect(print([field('x', 'string', { constraints: { format: 'cidr' } })])).toContain(
      "x: { type: 'string' }",
    );
  });
});
