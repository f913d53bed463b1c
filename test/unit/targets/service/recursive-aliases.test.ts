import { describe, expect, it } from 'vitest';
import { recursiveAliases } from '../../../../src/targets/service/recursive-aliases.ts';
import { compile } from '../../../support/compile.ts';

async function recursive(types: string): Promise<readonly string[]> {
  const service = 'service s {\n\t@handler a\n\tget /a\n}\n';
  const { value: model } = await compile({ 'a.api': types + service });
  return [...recursiveAliases(model?.types ?? [])].toSorted();
}

describe('recursiveAliases', () => {
  it('finds aliases that reach themselves, and not those that lead there', async () => {
    expect(await recursive('type A []A\ntype B map[string]C\ntype C []B\n')).toEqual(['A', 'B', 'C']);
    expect(await recursive('type A []A\ntype B []A\ntype C []D\ntype D string\n')).toEqual(['A']);
    const between = 'type A []struct {\n\tX A\n\tY B\n}\ntype B []C\ntype C []struct {\n\tX C\n}\n';
    expect(await recursive(between)).toEqual(['A', 'C']);
    expect(await recursive('type A []S\ntype S {\n\tX A\n}\n')).toEqual([]);
  });

  it('follows long rows', async () => {
    const row = Array.from({ length: 12_000 }, (_, index) => `type T${index} []T${index + 1}\n`).join('');
    expect(await recursive(`${row}type T12000 string\n`)).toEqual([]);
    expect(await recursive(`${row}type T12000 []T0\n`)).toHaveLength(12_001);
  });
});
