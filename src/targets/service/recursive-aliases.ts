import type { TypeModel } from '../../model/model.ts';
import { referencedNames } from './referenced-names.ts';

/** Who mentions whom. */
type Mentions = ReadonlyMap<string, readonly string[]>;

/** Aliases that reach themselves through aliases alone; through an interface TypeScript does not mind. */
export function recursiveAliases(types: readonly TypeModel[]): ReadonlySet<string> {
  const targets = types.flatMap(({ name, target }) => (target === null ? [] : [{ name, target }]));
  const names = new Set(targets.map(({ name }) => name));
  const mentions = new Map(
    targets.map(({ name, target }) => [
      name,
      [...new Set(referencedNames(target))].filter((each) => names.has(each)),
    ]),
  );
  const circles = findCircles(mentions).filter(
    ([first = '', ...others]) => others.length > 0 || mentions.get(first)?.includes(first) === true,
  );
  return new Set(circles.flat());
}

/**
 * Everybody, with those whom they mention and who mention them, over others too. Back from the one that was left last,
 * nobody else is reached: Kosaraju's algorithm.
 */
function findCircles(mentions: Mentions): readonly (readonly string[])[] {
  const mentioning = reversed(mentions);
  const placed = new Set<string>();
  const circles: string[][] = [];
  for (const start of orderOfLeaving(mentions).toReversed()) {
    if (placed.has(start)) continue;
    placed.add(start);
    const circle = [start];
    circles.push(circle);
    // The list grows while it is read.
    for (const name of circle) {
      for (const other of mentioning.get(name) ?? []) {
        if (placed.has(other)) continue;
        placed.add(other);
        circle.push(other);
      }
    }
  }
  return circles;
}

/** Depth first, each behind those whom it mentions; with a stack of its own, since rows may be longer than the call stack. */
function orderOfLeaving(mentions: Mentions): readonly string[] {
  const order: string[] = [];
  const seen = new Set<string>();
  const open = [...mentions.keys()].map((name) => ({ name, isLeft: false }));
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { name, isLeft } = next;
    if (isLeft) order.push(name);
    else if (!seen.has(name)) {
      seen.add(name);
      open.push({ name, isLeft: true });
      for (const other of mentions.get(name) ?? []) open.push({ name: other, isLeft: false });
    }
  }
  return order;
}

function reversed(mentions: Mentions): Mentions {
  const found = new Map<string, string[]>([...mentions.keys()].map((name) => [name, []]));
  for (const [name, mentioned] of mentions) for (const other of mentioned) found.get(other)?.push(name);
  return found;
}
