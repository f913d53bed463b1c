import { describe, expect, it } from 'vitest';
import { admitDefault } from '../../../src/model/admit-default.ts';

describe('admitDefault', () => {
  it.each([
    [{ enum: ['a', 'b'] }, 'a', { enum: ['a', 'b'] }],
    [{ enum: ['a', 'b'] }, '', { enum: ['a', 'b', ''] }],
    [{ minimum: 1, maximum: 10 }, 1, { minimum: 1, maximum: 10 }],
    [{ minimum: 1, maximum: 10 }, 0, { anyOf: [{ const: 0 }, { minimum: 1, maximum: 10 }] }],
    [{ exclusiveMinimum: 0 }, 0, { anyOf: [{ const: 0 }, { exclusiveMinimum: 0 }] }],
    [{ exclusiveMaximum: 5 }, 5, { anyOf: [{ const: 5 }, { exclusiveMaximum: 5 }] }],
    [{ items: { enum: ['a'] } }, ['a'], { items: { enum: ['a'] } }],
    [{ minimum: 1 }, undefined, { minimum: 1 }],
    [{}, 0, {}],
  ])('makes of %j with the default %j what allows both', (constraints, value, expected) => {
    expect(admitDefault(constraints, value)).toEqual(expected);
  });
});
