import { describe, expect, it } from 'vitest';
import { demandBoth, demandOne } from '../../../src/runtime/dependency.ts';
import { HttpError } from '../../../src/runtime/errors.ts';

const none = { c: 1, a: undefined };
const one = { a: 0 };
const both = { a: '', b: null };

describe('members of different parts of a request', () => {
  it('are there both, or neither of them', () => {
    for (const fine of [none, both]) expect(() => demandBoth(fine, 'a', 'b')).not.toThrow();
    expect(() => demandBoth(one, 'a', 'b')).toThrow(HttpError);
    expect(() => demandBoth(one, 'b', 'a')).toThrow(HttpError);
  });

  it('are there one without the other', () => {
    expect(() => demandOne(one, 'a', 'b')).not.toThrow();
    for (const wrong of [none, both]) expect(() => demandOne(wrong, 'a', 'b')).toThrow(HttpError);
  });

  it('are not there when every object has them', () => {
    expect(() => demandBoth({}, 'constructor', 'b')).not.toThrow();
  });
});
