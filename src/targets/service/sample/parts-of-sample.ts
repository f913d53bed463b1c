import type { FieldModel } from '../../../model/model.ts';
import { isDefaultRefused } from './refused-default.ts';

/** Fields that are required or have a default that is refused, needed by a required field, or the one of two exclusive fields that says so first. */
export function partsOfSample(fields: readonly FieldModel[]): ReadonlySet<FieldModel> {
  const lookup = lookUp(fields);
  const known = new Map<FieldModel, boolean>();
  for (const field of fields) {
    // Each field depends on one other, in rows that may be longer than the call stack.
    const row: FieldModel[] = [];
    const open = new Set<FieldModel>();
    let end: FieldModel = field;
    for (;;) {
      const other = known.has(end) || open.has(end) ? undefined : otherOf(end, lookup);
      if (other === undefined) break;
      row.push(end);
      open.add(end);
      end = other;
    }
    // Fields that depend on each other in a circle may all be left out.
    let isPart = known.get(end) ?? (!open.has(end) && isPartAlone(end, lookup));
    if (!open.has(end)) known.set(end, isPart);
    for (const one of row.toReversed()) {
      isPart = one.dependency?.isNegated === true ? !isPart : isPart;
      known.set(one, isPart);
    }
  }
  return new Set(fields.filter((field) => known.get(field) === true));
}

interface Lookup {
  readonly byProperty: ReadonlyMap<string, FieldModel>;
  readonly places: ReadonlyMap<FieldModel, number>;
  /** Properties that required fields ask for: `optional=dep` on a required field's sibling. */
  readonly needed: ReadonlySet<string>;
}

function lookUp(fields: readonly FieldModel[]): Lookup {
  const needed = fields.flatMap((field) =>
    mustBeSent(field) && field.dependency?.isNegated === false ? [field.dependency.property] : [],
  );
  return {
    // The first of a name counts.
    byProperty: new Map(fields.toReversed().map((field) => [field.property, field])),
    places: new Map(fields.map((field, index) => [field, index])),
    needed: new Set(needed),
  };
}

/** The field that decides about another one; undefined where that one speaks for itself. */
function otherOf(field: FieldModel, { byProperty, needed }: Lookup): FieldModel | undefined {
  const { dependency, property } = field;
  const other = dependency === null ? undefined : byProperty.get(dependency.property);
  if (mustBeSent(field) || dependency === null || other === undefined) return undefined;
  if (!dependency.isNegated) return needed.has(property) ? undefined : other;
  return isMutual(field, other) ? undefined : other;
}

/** Whether a field about which no other one decides is part of the sample. */
function isPartAlone(field: FieldModel, { byProperty, places, needed }: Lookup): boolean {
  const { dependency, property } = field;
  if (mustBeSent(field)) return true;
  const other = dependency === null ? undefined : byProperty.get(dependency.property);
  if (other === undefined || dependency?.isNegated === false) return needed.has(property);
  return !mustBeSent(other) && (places.get(other) ?? 0) > (places.get(field) ?? 0);
}

function mustBeSent(field: FieldModel): boolean {
  return field.required || isDefaultRefused(field);
}

function isMutual(field: FieldModel, other: FieldModel): boolean {
  return other.dependency?.isNegated === true && other.dependency.property === field.property;
}
