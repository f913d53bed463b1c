import { counted } from '../../base/counted.ts';
import { defineDiagnostic } from '../../diagnostics/definition.ts';
import { collectInstances, instanceName } from '../generics.ts';
import { spanOf, type Rule } from '../rule.ts';
import { emptyScope, type BoundType, type Symbols } from '../symbols.ts';

const recursiveType = defineDiagnostic({
  code: 'recursive-type',
  severity: 'error',
  message: 'The type "{name}" contains itself by value: {cycle}.',
  explanation:
    'A value of such a type would have to hold another one without end. Recursion goes through a pointer, a list or a map, which can be empty.',
  example: {
    wrong: 'type Node {\n\tName string\n\tNext Node\n}\n',
    right: 'type Node {\n\tName string\n\tNext *Node `json:"next,optional"`\n}\n',
  },
});

interface ValueUse {
  readonly name: string;
  readonly place: BoundType;
}

/** No type holds itself by value. */
export const recursiveTypeRule: Rule = {
  code: recursiveType.code,
  definitions: [recursiveType],
  create: ({ report, symbols }) => ({
    end: () => {
      for (const cycle of findCycles(usesByType(symbols))) {
        const [first, ...others] = cycle.uses;
        if (first === undefined) continue;
        const name = cycle.uses.at(-1)?.name ?? first.name;
        report(
          recursiveType,
          { name, cycle: pathOf(cycle) },
          {
            span: spanOf(first.place.file, first.place.node),
            related: others.map((use) => ({
              message: `"${use.name}" stands here.`,
              span: spanOf(use.place.file, use.place.node),
            })),
            hint: 'Make one of these a pointer, a list or a map.',
          },
        );
      }
    },
  }),
};

function usesByType(symbols: Symbols): ReadonlyMap<string, readonly ValueUse[]> {
  const graph = new Map<string, readonly ValueUse[]>();
  const add = (name: string, type: BoundType): void => {
    graph.set(name, valueUses(type, type.node.kind !== 'struct-type', symbols));
  };
  for (const { name, node, file } of symbols.types.values()) {
    if (node.parameters.length === 0) add(name, { node: node.type, scope: emptyScope, file });
  }
  for (const { name, symbol, scope } of collectInstances(symbols).instances) {
    add(name, { node: symbol.node.type, scope, file: symbol.file });
  }
  return graph;
}

/** The declared types that a value of this type holds directly. A name for a pointer to itself is no type either. */
function valueUses(type: BoundType, isAlias: boolean, symbols: Symbols): readonly ValueUse[] {
  const { node, scope, file } = type;
  switch (node.kind) {
    case 'named-type': {
      const bound = scope.get(node.name);
      if (bound !== undefined) return valueUses(bound, isAlias, symbols);
      if (!symbols.types.has(node.name)) return [];
      return [{ name: instanceName({ node, scope, file }, symbols), place: type }];
    }
    case 'pointer-type':
      return isAlias ? valueUses({ node: node.target, scope, file }, isAlias, symbols) : [];
    case 'array-type':
      return valueUses({ node: node.element, scope, file }, isAlias, symbols);
    case 'struct-type':
      return node.members.flatMap((member) =>
        member.kind === 'embedded' && member.isPointer
          ? []
          : valueUses({ node: member.type, scope, file }, false, symbols),
      );
    case 'any-type':
    case 'slice-type':
    case 'map-type':
      return [];
  }
}

/** Every circle once, as the uses that form it; depth first with a stack of its own. */
function findCycles(graph: ReadonlyMap<string, readonly ValueUse[]>): readonly Cycle[] {
  const finished = new Set<string>();
  const cycles: Cycle[] = [];
  for (const start of graph.keys()) {
    if (finished.has(start)) continue;
    const path: Step[] = [{ name: start, next: 0, by: null }];
    const places = new Map([[start, 0]]);
    for (let step = path.at(-1); step !== undefined; step = path.at(-1)) {
      const use = graph.get(step.name)?.[step.next];
      step.next += 1;
      if (use === undefined) {
        finished.add(step.name);
        places.delete(step.name);
        path.pop();
        continue;
      }
      const open = places.get(use.name);
      if (open !== undefined) {
        cycles.push(closeCycle(path, open + 1, use));
      } else if (!finished.has(use.name)) {
        places.set(use.name, path.length);
        path.push({ name: use.name, next: 0, by: use });
      }
    }
  }
  return cycles;
}

/** A type on the way from where the search began. */
interface Step {
  readonly name: string;
  next: number;
  /** What led here; null at the beginning. */
  readonly by: ValueUse | null;
}

/** The uses that form a circle, the last one being that which leads back. */
interface Cycle {
  readonly uses: readonly ValueUse[];
  /** How many more there are in front of the last. */
  readonly left: number;
}

/** Thousands of types may lie in a row, and each of them lead back: so many steps of a circle are kept. */
const mostSteps = 20;

function closeCycle(path: readonly Step[], first: number, last: ValueUse): Cycle {
  const inside = path.slice(first, first + mostSteps).flatMap(({ by }) => (by === null ? [] : [by]));
  return { uses: [...inside, last], left: path.length - first - inside.length };
}

/** `"A" → "B" → "A"` */
function pathOf({ uses, left }: Cycle): string {
  const names = uses.map(({ name }) => `"${name}"`);
  const more = left === 0 ? [] : [counted(left, 'more type')];
  return [...names.slice(-1), ...names.slice(0, -1), ...more, ...names.slice(-1)].join(' → ');
}
