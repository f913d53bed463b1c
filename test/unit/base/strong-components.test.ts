import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { strongComponents } from '../../../src/base/strong-components.ts';

type Graph = ReadonlyMap<string, readonly string[]>;

function reached(graph: Graph, start: string): ReadonlySet<string> {
  const found = new Set(graph.get(start));
  for (const node of found) for (const next of graph.get(node) ?? []) found.add(next);
  return found;
}

describe('strongComponents', () => {
  it('puts two nodes together exactly where each is reached from the other', () => {
    const node = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g');
    fc.assert(
      fc.property(fc.array(fc.tuple(node, node), { maxLength: 14 }), (edges) => {
        const groups = Map.groupBy(edges, ([from]) => from);
        const graph: Graph = new Map([...groups].map(([from, to]) => [from, to.map(([, one]) => one)]));
        const components = strongComponents(graph);
        const nodes = [...new Set(edges.flat())];
        expect(new Set(components.keys())).toEqual(new Set(nodes));
        for (const one of nodes) {
          for (const other of nodes) {
            const areMutual = reached(graph, one).has(other) && reached(graph, other).has(one);
            expect(components.get(one) === components.get(other)).toBe(one === other || areMutual);
          }
        }
      }),
    );
  });

  it('follows rows that are longer than the call stack', () => {
    const length = 100_000;
    const row = Array.from({ length }, (_, index): [string, string[]] => [
      `${index}`,
      [`${(index + 1) % length}`],
    ]);
    expect(new Set(strongComponents(new Map(row)).values()).size).toBe(1);
  });
});
