import type { DataTypeNode } from '../syntax/ast.ts';
import type { Symbols } from './symbols.ts';

/** Names of declared types that requests reach and that responses reach, through other types too. */
export interface ReachableNames {
  readonly inputs: ReadonlySet<string>;
  readonly outputs: ReadonlySet<string>;
}

/** Several rules ask for the same names. */
const known = new WeakMap<Symbols, ReachableNames>();

/** Follows the types of all routes. */
export function reachableNames(symbols: Symbols): ReachableNames {
  const names = known.get(symbols) ?? findNames(symbols);
  known.set(symbols, names);
  return names;
}

function findNames(symbols: Symbols): ReachableNames {
  const inputs = symbols.routes.map(({ node }) => node.request?.type);
  const outputs = symbols.routes.flatMap(({ node }) => node.responses.map((response) => response.body.type));
  return { inputs: follow(inputs, symbols), outputs: follow(outputs, symbols) };
}

function follow(roots: readonly (DataTypeNode | undefined)[], symbols: Symbols): ReadonlySet<string> {
  const seen = new Set<string>();
  const stack = roots.filter((root) => root !== undefined);
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    for (const child of childNodes(node)) {
      // Nearly every type is a builtin one, which leads nowhere.
      if (child.kind !== 'named-type' || child.arguments.length > 0 || symbols.types.has(child.name))
        stack.push(child);
    }
    if (node.kind !== 'named-type' || seen.has(node.name)) continue;
    const symbol = symbols.types.get(node.name);
    if (symbol === undefined) continue;
    seen.add(node.name);
    stack.push(symbol.node.type);
  }
  return seen;
}

/** The types directly inside a type. */
export function childNodes(node: DataTypeNode): readonly DataTypeNode[] {
  switch (node.kind) {
    case 'any-type':
      return [];
    case 'named-type':
      return node.arguments;
    case 'pointer-type':
      return [node.target];
    case 'slice-type':
    case 'array-type':
      return [node.element];
    case 'map-type':
      return [node.key, node.value];
    case 'struct-type':
      return node.members.map((member) => member.type);
  }
}
