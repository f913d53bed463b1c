import { pascalCase } from '../base/naming.ts';
import type { DataTypeNode, NamedTypeNode } from '../syntax/ast.ts';
import { argumentScope } from './shape.ts';
import { emptyScope, type BoundType, type Scope, type Symbols, type TypeSymbol } from './symbols.ts';

/** A generic declaration with its parameters filled in: `Page<User>` becomes the type `PageUser`. */
export interface GenericInstance {
  readonly name: string;
  readonly symbol: TypeSymbol;
  readonly scope: Scope;
  /** The first use, for messages. */
  readonly use: BoundType;
}

/** Every instance of every generic type that the contract uses, in the order of first use, and the uses that never end. */
export interface GenericInstances {
  readonly instances: readonly GenericInstance[];
  readonly endless: readonly BoundType[];
}

/** More than anybody writes; expansion beyond these feeds on itself. */
const deepest = 12;
const longestName = 200;
const mostInstances = 2000;

/** Finds the instances that types and routes use, also those that instances themselves need. */
export function collectInstances(symbols: Symbols): GenericInstances {
  const isGeneric = [...symbols.types.values()].some(({ node }) => node.parameters.length > 0);
  if (!isGeneric) return { instances: [], endless: [] };
  const found = new Map<string, GenericInstance>();
  const endless: BoundType[] = [];
  const queue: { readonly type: BoundType; readonly depth: number }[] = [];
  const enqueue = (node: DataTypeNode, scope: Scope, file: string, depth: number): void => {
    queue.push({ type: { node, scope, file }, depth });
  };
  for (const { node, file } of symbols.types.values()) {
    if (node.parameters.length === 0) enqueue(node.type, emptyScope, file, 0);
  }
  for (const { node, file } of symbols.routes) {
    for (const body of [node.request, ...node.responses.map((response) => response.body)]) {
      if (body?.type !== undefined) enqueue(body.type, emptyScope, file, 0);
    }
  }
  // The queue grows while it is read: instances use further ones.
  for (const next of queue) {
    for (const use of genericUses(next.type, symbols)) {
      const name = instanceName(use, symbols);
      const symbol = symbols.types.get(use.node.name);
      if (symbol === undefined || found.has(name)) continue;
      if (next.depth >= deepest || name.length > longestName || found.size >= mostInstances) {
        endless.push(use);
        continue;
      }
      const scope = argumentScope(symbol, use, use.node);
      found.set(name, { name, symbol, scope, use });
      enqueue(symbol.node.type, scope, symbol.file, next.depth + 1);
    }
  }
  return { instances: [...found.values()], endless };
}

/** The name of a type in the model: its own, or that of the instance where it is generic. */
export function instanceName(type: NamedUse, symbols: Symbols): string {
  const symbol = symbols.types.get(type.node.name);
  if (symbol === undefined || symbol.node.parameters.length === 0) return type.node.name;
  return type.node.name + type.node.arguments.map((node) => label({ ...type, node }, symbols)).join('');
}

/** A type that is written as a name. */
export interface NamedUse extends BoundType {
  readonly node: NamedTypeNode;
}

/** The uses of generic types inside a type, arguments before the type that takes them. */
function genericUses(type: BoundType, symbols: Symbols): NamedUse[] {
  const { node, scope, file } = type;
  const inside = (child: DataTypeNode): NamedUse[] => genericUses({ node: child, scope, file }, symbols);
  switch (node.kind) {
    case 'named-type': {
      // What a parameter stands for was met where it was written.
      if (scope.has(node.name)) return [];
      const nested = node.arguments.flatMap(inside);
      const isGeneric = (symbols.types.get(node.name)?.node.parameters.length ?? 0) > 0;
      return isGeneric ? [...nested, { node, scope, file }] : nested;
    }
    case 'any-type':
      return [];
    case 'pointer-type':
      return inside(node.target);
    case 'slice-type':
    case 'array-type':
      return inside(node.element);
    case 'map-type':
      return [...inside(node.key), ...inside(node.value)];
    case 'struct-type':
      return node.members.flatMap((member) => inside(member.type));
  }
}

/** What an argument adds to the name of an instance. */
function label(type: BoundType, symbols: Symbols): string {
  const { node, scope, file } = type;
  const of = (child: DataTypeNode): string => label({ node: child, scope, file }, symbols);
  switch (node.kind) {
    case 'named-type': {
      const bound = scope.get(node.name);
      if (bound !== undefined) return argumentLabel(bound, symbols);
      return pascalLabel(instanceName({ node, scope, file }, symbols));
    }
    case 'any-type':
      return 'Any';
    case 'pointer-type':
      return `Nullable${of(node.target)}`;
    case 'slice-type':
      return `${of(node.element)}List`;
    case 'array-type':
      return `${of(node.element)}Array${node.length}`;
    case 'map-type':
      return `${of(node.key)}To${of(node.value)}Map`;
    case 'struct-type':
      return 'Object';
  }
}

/** Arguments are handed down through many instances; their labels are put together once. */
const argumentLabels = new WeakMap<BoundType, string>();

/** What an argument of a generic type adds to the name of an instance: `User`, `UserList`. */
export function argumentLabel(argument: BoundType, symbols: Symbols): string {
  const known = argumentLabels.get(argument);
  if (known !== undefined) return known;
  const made = label(argument, symbols);
  argumentLabels.set(argument, made);
  return made;
}

function pascalLabel(name: string): string {
  return /^[A-Z]\w*$/.test(name) ? name : pascalCase(name);
}
