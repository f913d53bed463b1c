import { describe, expect, it } from 'vitest';
import { findings } from '../../../support/rule-tester.ts';

describe('generic-arguments', () => {
  it.each([
    [
      'type Page<T> {\n\tItems []T\n}\ntype A {\n\tP Page\n}\n',
      'The type "Page" takes 1 type argument(s), not 0.',
    ],
    [
      'type Pair<T, U> {\n\tX T\n\tY U\n}\ntype A {\n\tP Pair<int>\n}\n',
      'The type "Pair" takes 2 type argument(s), not 1.',
    ],
    ['type B {}\ntype A {\n\tP B<int>\n}\n', 'The type "B" takes 0 type argument(s), not 1.'],
    ['type A {\n\tP string<int>\n}\n', 'The type "string" takes 0 type argument(s), not 1.'],
    ['type Page<T> {\n\tItems T<int>\n}\n', 'The type "T" takes 0 type argument(s), not 1.'],
  ])('counts arguments: %j', async (contract, message) => {
    expect((await findings(contract, 'generic-arguments')).map((found) => found.message)).toEqual([message]);
  });

  it('finds an expansion that never ends, also between two types', async () => {
    const contract =
      'type A<T> {\n\tB *B<[]T>\n}\ntype B<T> {\n\tA *A<map[string]T>\n}\ntype R {\n\tA A<int>\n}\n';
    expect((await findings(contract, 'endless-generic')).length).toBeGreaterThan(0);
  });

  it.each([
    'type P<T> {\n\tX *P<Q<T, T>>\n}\ntype Q<T, U> {\n\tX *Q<U, P<T>>\n}\ntype R {\n\tA P<int>\n}\n',
    'type P<T> {\n\tX *P<P<P<T>>>\n\tY *P<[]P<T>>\n\tZ *P<map[string]T>\n}\ntype R {\n\tA P<int>\n}\n',
  ])('gives up soon on an expansion that explodes: %j', async (contract) => {
    expect((await findings(contract, 'endless-generic')).length).toBeGreaterThan(0);
  });

  it('accepts nested and recursive uses that end', async () => {
    const contract =
      'type Tree<T> {\n\tValue T\n\tNodes []Tree<T>\n}\ntype R {\n\tA Tree<Tree<int>>\n\tB Tree<map[string][]*R>\n}\n';
    expect(await findings(contract, 'generic-arguments')).toEqual([]);
    expect(await findings(contract, 'endless-generic')).toEqual([]);
  });
});
