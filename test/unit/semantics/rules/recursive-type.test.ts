import { describe, expect, it } from 'vitest';
import { findings } from '../../../support/rule-tester.ts';

describe('recursive-type', () => {
  it.each([
    ['type A {\n\tX A\n}\n', '"A" → "A"'],
    [
      'type A {\n\tX B\n}\ntype B {\n\tX [2]C\n}\ntype C {\n\tX {\n\t\tY A\n\t}\n}\n',
      '"A" → "B" → "C" → "A"',
    ],
    ['type A {\n\tB\n}\ntype B {\n\tA\n}\n', '"A" → "B" → "A"'],
    ['type A B\ntype B A\n', '"A" → "B" → "A"'],
    ['type A *A\n', '"A" → "A"'],
    ['type Box<T> {\n\tV T\n}\ntype A {\n\tX Box<A>\n}\n', '"A" → "BoxA" → "A"'],
  ])('shows the cycle of %j', async (contract, cycle) => {
    const found = await findings(contract, 'recursive-type');
    expect(found).toHaveLength(1);
    expect(found[0]?.message).toContain(`by value: ${cycle}.`);
  });

  it.each([
    'type A {\n\tX *A\n\tY []A\n\tZ map[string]A\n}\n',
    'type A []A\n',
    'type A map[string]A\n',
    'type A {\n\t*A\n\tX int\n}\n',
    'type Tree<T> {\n\tNodes []Tree<T>\n}\ntype A {\n\tX Tree<A>\n}\n',
    'type A {\n\tX B\n\tY B\n}\ntype B {\n\tZ C\n}\ntype C {}\n',
  ])('accepts recursion that can end: %j', async (contract) => {
    expect(await findings(contract, 'recursive-type')).toEqual([]);
  });

  it('points at every step', async () => {
    const found = await findings('type A {\n\tX B\n}\ntype B {\n\tY A\n}\n', 'recursive-type');
    expect(found.map(({ line, at, related }) => ({ line, at, related }))).toEqual([
      { line: 2, at: 'B', related: ['A'] },
    ]);
  });

  it('shows the first steps of long circles, and the last', async () => {
    const types = Array.from(
      { length: 4_000 },
      (_, index) => `type T${index} {\n\tX T${index + 1}\n\tY T0\n}\n`,
    );
    const found = await findings(`${types.join('')}type T4000 {}\n`, 'recursive-type');
    expect(found).toHaveLength(4_000);
    expect(found.find(({ message }) => message.includes('more'))?.message).toMatch(
      /: "T0" → "T1" → .* → "T20" → 3979 more types → "T0"\.$/,
    );
  });
});
