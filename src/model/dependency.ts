import type { FlatField } from '../semantics/fields.ts';
import type { FieldModel } from './model.ts';

/**
 * The field that another one depends on: `optional=other` names it by its name on the wire; by its own name as a
 * courtesy. `properties` are those of the siblings, in their order.
 */
export function dependencyOf(
  value: string | null,
  siblings: readonly FlatField[],
  properties: readonly string[],
): FieldModel['dependency'] {
  if (value === null || value === '') return null;
  const isNegated = value.startsWith('!');
  const name = isNegated ? value.slice(1) : value;
  const { byWire, byName } = places.get(siblings) ?? findPlaces(siblings);
  const index = byWire.get(name) ?? byName.get(name);
  const property = index === undefined ? undefined : properties[index];
  return property === undefined ? null : { property, isNegated };
}

/** Where the first field of each name is among its siblings. */
interface Places {
  readonly byWire: ReadonlyMap<string, number>;
  readonly byName: ReadonlyMap<string, number>;
}

/** Every field of a struct may ask for one of its siblings. */
const places = new WeakMap<readonly FlatField[], Places>();

function findPlaces(siblings: readonly FlatField[]): Places {
  const byWire = new Map<string, number>();
  const byName = new Map<string, number>();
  for (const [index, { name, tags }] of siblings.entries()) {
    if (!byName.has(name.text)) byName.set(name.text, index);
    for (const source of tags.sources) if (!byWire.has(source.name)) byWire.set(source.name, index);
  }
  const found = { byWire, byName };
  places.set(siblings, found);
  return found;
}
