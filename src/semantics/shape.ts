import type { MemberNode, NamedTypeNode } from '../syntax/ast.ts';
import { builtins, type Builtin } from './builtin.ts';
import { emptyScope, type BoundType, type Scope, type Symbols, type TypeSymbol } from './symbols.ts';

/** What a type comes down to once aliases, parameters and pointers are followed. */
export type Shape = { readonly isNullable: boolean } & (
  | Builtin
  | { readonly kind: 'bytes' }
  | {
      readonly kind: 'array';
      readonly items: BoundType;
      /** Digits of `[3]T`. */ readonly length: string | null;
    }
  | { readonly kind: 'map'; readonly key: BoundType; readonly value: BoundType }
  | StructShape
  /** A parameter of a generic declaration that nothing is bound to yet, an undeclared name, or a name that means itself. */
  | { readonly kind: 'unknown' }
);

/** A struct with the scope that its members are read in; `symbol` is the declaration, absent for an anonymous one. */
export interface StructShape {
  readonly kind: 'struct';
  readonly members: readonly MemberNode[];
  readonly scope: Scope;
  readonly file: string;
  readonly symbol: TypeSymbol | null;
}

/** Follows a type to its shape. Circles of aliases end as `unknown`; a rule reports them. */
export function shapeOf(type: BoundType, symbols: Symbols): Shape {
  let current = type;
  let isNullable = false;
  let symbol: TypeSymbol | null = null;
  // Made when there is a name to follow: most types are builtin, and every field is asked for its shape.
  let seen: Set<string> | undefined;
  for (;;) {
    const { node, scope, file } = current;
    if (node.kind === 'pointer-type') {
      isNullable = true;
      current = { node: node.target, scope, file };
      continue;
    }
    if (node.kind === 'named-type') {
      const bound = scope.get(node.name);
      if (bound !== undefined) {
        current = bound;
        continue;
      }
      const declared = symbols.types.get(node.name);
      if (declared === undefined) return undeclaredShape(node.name, isNullable);
      if (seen?.has(node.name) === true) return { kind: 'unknown', isNullable };
      (seen ??= new Set()).add(node.name);
      symbol = declared;
      current = enter(declared, current, node);
      continue;
    }
    return { ...plainShape(current, symbols, symbol), isNullable };
  }
}

/** Made once: nearly every field is of one of them. */
const [plainBuiltins, nullableBuiltins] = [false, true].map(
  (isNullable): ReadonlyMap<string, Shape> =>
    new Map([...builtins].map(([name, builtin]) => [name, { ...builtin, isNullable }])),
);

function undeclaredShape(name: string, isNullable: boolean): Shape {
  const known = isNullable ? nullableBuiltins : plainBuiltins;
  return known?.get(name) ?? { kind: 'unknown', isNullable };
}

/** The body of a declaration with its parameters bound to the arguments of a use. */
export function enter(symbol: TypeSymbol, use: BoundType, node: NamedTypeNode): BoundType {
  return { node: symbol.node.type, scope: argumentScope(symbol, use, node), file: symbol.file };
}

/** What the parameters of `symbol` stand for in a use of it. */
export function argumentScope(symbol: TypeSymbol, use: BoundType, node: NamedTypeNode): Scope {
  if (symbol.node.parameters.length === 0) return emptyScope;
  const scope = new Map<string, BoundType>();
  symbol.node.parameters.forEach((parameter, index) => {
    const argument = node.arguments[index];
    if (argument !== undefined)
      scope.set(parameter.text, { node: argument, scope: use.scope, file: use.file });
  });
  return scope;
}

type Unwrapped = Shape extends infer Each ? (Each extends Shape ? Omit<Each, 'isNullable'> : never) : never;

function plainShape(type: BoundType, symbols: Symbols, symbol: TypeSymbol | null): Unwrapped {
  const { node, scope, file } = type;
  switch (node.kind) {
    case 'any-type':
      return { kind: 'any', name: 'any' };
    case 'slice-type': {
      const items = { node: node.element, scope, file };
      return isByte(items, symbols) ? { kind: 'bytes' } : { kind: 'array', items, length: null };
    }
    case 'array-type':
      return { kind: 'array', items: { node: node.element, scope, file }, length: node.length };
    case 'map-type':
      return { kind: 'map', key: { node: node.key, scope, file }, value: { node: node.value, scope, file } };
    case 'struct-type':
      return { kind: 'struct', members: node.members, scope, file, symbol };
    case 'named-type':
    case 'pointer-type':
      return { kind: 'unknown' };
  }
}

/** `[]byte` is a string on the wire, as encoding/json has it; `[]*byte` is not. Only names are followed, so that `type A []A` ends. */
function isByte(items: BoundType, symbols: Symbols): boolean {
  let current = items;
  const seen = new Set<string>();
  while (current.node.kind === 'named-type' && !seen.has(current.node.name)) {
    const { node, scope } = current;
    const bound = scope.get(node.name);
    const declared = bound === undefined ? symbols.types.get(node.name) : undefined;
    if (bound === undefined && declared === undefined) return builtins.get(node.name)?.name === 'uint8';
    if (declared !== undefined) seen.add(node.name);
    current = bound ?? (declared === undefined ? current : enter(declared, current, node));
  }
  return false;
}
