/**
 * The strongly connected components of a graph: two nodes have the same number when each is reached from the other.
 * Tarjan's algorithm with a stack of its own, since graphs of a user may be deeper than the call stack.
 */
export function strongComponents(graph: ReadonlyMap<string, readonly string[]>): ReadonlyMap<string, number> {
  const search: Search = { graph, order: new Map(), lowest: new Map(), open: [], components: new Map() };
  for (const start of graph.keys()) if (!search.order.has(start)) searchFrom(start, search);
  return search.components;
}

interface Search {
  readonly graph: ReadonlyMap<string, readonly string[]>;
  /** When each node was met, and the earliest one that it leads back to. */
  readonly order: Map<string, number>;
  readonly lowest: Map<string, number>;
  /** Nodes without a component yet, as they were met. */
  readonly open: string[];
  readonly components: Map<string, number>;
}

function searchFrom(start: string, search: Search): void {
  const { graph, order, lowest, components } = search;
  const path: { readonly node: string; next: number }[] = [];
  const enter = (node: string): void => {
    order.set(node, order.size);
    lowest.set(node, order.size - 1);
    search.open.push(node);
    path.push({ node, next: 0 });
  };
  const lower = (node: string, by: number): void => {
    lowest.set(node, Math.min(lowest.get(node) ?? by, by));
  };
  enter(start);
  for (let step = path.at(-1); step !== undefined; step = path.at(-1)) {
    const { node } = step;
    const child = graph.get(node)?.[step.next];
    step.next += 1;
    if (child !== undefined) {
      const met = order.get(child);
      if (met === undefined) enter(child);
      else if (!components.has(child)) lower(node, met);
      continue;
    }
    path.pop();
    const back = lowest.get(node) ?? 0;
    const parent = path.at(-1);
    if (parent !== undefined) lower(parent.node, back);
    if (back === order.get(node)) close(node, search);
  }
}

/** All that was met since a node that leads back to nothing earlier is one component. */
function close(first: string, { open, components }: Search): void {
  const component = components.size;
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    components.set(node, component);
    if (node === first) return;
  }
}
