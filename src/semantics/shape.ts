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

/** What names without parameters come down to: each is asked for by every field of it, and aliases may stand in long rows. */
const known = new WeakMap<Symbols, Map<TypeSymbol, Shape>>();

/** Follows a type to its shape. Circles of aliases end as `unknown`; a rule reports them. */
export function shapeOf(type: BoundType, symbols: Symbols): Shape {
  const { node, scope } = type;
  // Nearly every field is of a builtin type, and is asked for again and again.
  if (node.kind === 'named-type' && !scope.has(node.name) && !symbols.types.has(node.name))
    return undeclaredShape(node.name);
  return follow(type, symbols);
}

function follow(type: BoundType, symbols: Symbols): Shape {
  const shapes = known.get(symbols) ?? new Map<TypeSymbol, Shape>();
  known.set(symbols, shapes);
  let current = type;
  let pointers = 0;
  let symbol: TypeSymbol | null = null;
  // Made when there is a name to follow, as most types are builtin: each with the pointers in front of it.
  let passed: Map<TypeSymbol, number> | undefined;
  // The generic ones since then, whose shape is another one for other arguments.
  let generic: Set<TypeSymbol> | undefined;
  const end = (shape: Shape, inFront = pointers): Shape => {
    const all = pointers + Number(shape.isNullable);
    passed?.forEach((before, each) => {
      shapes.set(each, { ...shape, isNullable: all > Math.min(before, inFront) });
    });
    return all > 0 === shape.isNullable ? shape : { ...shape, isNullable: all > 0 };
  };
  for (;;) {
    const { node, scope, file } = current;
    if (node.kind === 'pointer-type') {
      pointers += 1;
      current = { node: node.target, scope, file };
      continue;
    }
    if (node.kind !== 'named-type')
      return end({ ...plainShape(current, symbols, symbol), isNullable: false });
    const bound = scope.get(node.name);
    if (bound !== undefined) {
      current = bound;
      continue;
    }
    const declared = symbols.types.get(node.name);
    if (declared === undefined) return end(undeclaredShape(node.name));
    if (declared.node.parameters.length === 0) {
      const shape = shapes.get(declared);
      if (shape !== undefined) return end(shape);
      const inFront = passed?.get(declared);
      if (inFront !== undefined) return end({ kind: 'unknown', isNullable: false }, inFront);
      (passed ??= new Map()).set(declared, pointers);
      generic = undefined;
    } else {
      if (generic?.has(declared) === true) return end({ kind: 'unknown', isNullable: false });
      (generic ??= new Set()).add(declared);
    }
    symbol = declared;
    current = enter(declared, current, node);
  }
}

/** Made once: nearly every field is of one of them. */
const plainBuiltins: ReadonlyMap<string, Shape> = new Map(
  [...builtins].map(([name, builtin]) => [name, { ...builtin, isNullable: false }]),
);

function undeclaredShape(name: string): Shape {
  return plainBuiltins.get(name) ?? { kind: 'unknown', isNullable: false };
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

const bytes = new WeakMap<TypeSymbol, boolean>();

/** `[]byte` is a string on the wire, as encoding/json has it; `[]*byte` is not. Only names are followed, so that `type A []A` ends. */
function isByte(items: BoundType, symbols: Symbols): boolean {
  const { node, scope } = items;
  // Most are, and there is nothing to follow.
  if (node.kind === 'named-type' && !scope.has(node.name) && !symbols.types.has(node.name))
    return builtins.get(node.name)?.name === 'uint8';
  let current = items;
  const passed = new Set<TypeSymbol>();
  // As above: what a generic one is depends on its arguments.
  const generic = new Set<TypeSymbol>();
  const end = (answer: boolean): boolean => {
    for (const each of passed) bytes.set(each, answer);
    return answer;
  };
  while (current.node.kind === 'named-type') {
    const { node, scope } = current;
    const bound = scope.get(node.name);
    if (bound !== undefined) {
      current = bound;
      continue;
    }
    const declared = symbols.types.get(node.name);
    if (declared === undefined) return end(builtins.get(node.name)?.name === 'uint8');
    const answer = bytes.get(declared);
    if (answer !== undefined) return end(answer);
    if (passed.has(declared) || generic.has(declared)) return end(false);
    if (declared.node.parameters.length === 0) {
      passed.add(declared);
      generic.clear();
    } else generic.add(declared);
    current = enter(declared, current, node);
  }
  return end(false);
}
