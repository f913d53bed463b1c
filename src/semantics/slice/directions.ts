import { isDeclaration, type FileOutline, type Piece } from './outline.ts';

/** Which way values of a type go. */
export type Direction = 'none' | 'in' | 'out' | 'both';

/** The directions of declared types by their names, as the pieces tell them. */
export interface FoundDirections {
  readonly directions: ReadonlyMap<string, Direction>;
  /** Names of types that no route reaches, not even as a part of another type. */
  readonly unused: readonly string[];
}

/** Follows the types of all routes. */
export function findDirections(outlines: readonly FileOutline[]): FoundDirections {
  const declarations = outlines.flatMap(({ pieces }) => pieces.filter(isDeclaration));
  const types = new Map<string, Piece>();
  for (const piece of declarations) if (piece.kind === 'type') types.set(piece.name, piece);
  const inputs = follow(
    declarations.map((route) => route.inputs),
    types,
  );
  const outputs = follow(
    declarations.map((route) => route.outputs),
    types,
  );
  const directions = new Map<string, Direction>();
  const unused: string[] = [];
  for (const name of types.keys()) {
    directions.set(name, directionOf(inputs.named.has(name), outputs.named.has(name)));
    if (!inputs.seen.has(name) && !outputs.seen.has(name)) unused.push(name);
  }
  return { directions, unused };
}

/** The direction of what reaches the service, leaves it, or both. */
export function directionOf(isInput: boolean, isOutput: boolean): Direction {
  if (isInput) return isOutput ? 'both' : 'in';
  return isOutput ? 'out' : 'none';
}

/** `named`: as a type of their own; a type that is embedded gives its fields and is not among them. */
interface Followed {
  readonly named: ReadonlySet<string>;
  readonly seen: ReadonlySet<string>;
}

function follow(roots: readonly (readonly string[])[], types: ReadonlyMap<string, Piece>): Followed {
  const named = new Set<string>();
  const seen = new Set<string>();
  const stack: string[] = [];
  const meet = (name: string): void => {
    if (seen.has(name)) return;
    seen.add(name);
    stack.push(name);
  };
  for (const names of roots) {
    for (const name of names) {
      named.add(name);
      meet(name);
    }
  }
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    const piece = types.get(next);
    if (piece === undefined) continue;
    for (const name of piece.uses) {
      if (!piece.embeds.includes(name)) named.add(name);
      meet(name);
    }
  }
  return { named, seen };
}
