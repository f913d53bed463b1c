import { describe, expect, it } from 'vitest';
import { findings } from '../../../support/rule-tester.ts';

describe('invalid-map-key', () => {
  it.each([
    ['map[[]int]string', '[]int'],
    ['*map[[]int]string', '[]int'],
    ['[]map[[]int]string', '[]int'],
    ['map[{}]string', '{}'],
    ['map[*string]int', '*string'],
    ['map[float64]int', 'float64'],
    ['map[any]int', 'any'],
    ['map[string]map[B]int', 'B'],
  ])('refuses the key of %s', async (type, at) => {
    expect(
      (await findings(`type A {\n\tX ${type}\n}\ntype B {}\n`, 'invalid-map-key')).map((found) => found.at),
    ).toEqual([at]);
  });

  it('accepts strings, integers and their aliases', async () => {
    const contract =
      'type Id string\ntype A {\n\tX map[Id]int\n\tY map[int64]int\n\tZ map[string]map[uint8]int\n}\n';
    expect(await findings(contract, 'invalid-map-key')).toEqual([]);
  });
});
