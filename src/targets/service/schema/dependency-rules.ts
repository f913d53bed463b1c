import type { FieldModel } from '../../../model/model.ts';
import { objectOf, type PrintableObject, type PrintableValue } from '../../print-value.ts';

/** `optional=dep` and `optional=!dep` among members of one object. */
export function dependencyRules(
  members: readonly { readonly field: FieldModel; readonly name: string }[],
): Readonly<Record<string, PrintableValue>> {
  const names = new Map(members.map(({ field, name }) => [field.property, name]));
  const together: [string, string][] = [];
  const exclusive: PrintableValue[] = [];
  for (const { field, name } of members) {
    const other = field.dependency === null ? undefined : names.get(field.dependency.property);
    if (other === undefined) continue;
    if (field.dependency?.isNegated === true) exclusive.push(exactlyOne(name, other));
    else together.push([name, other], [other, name]);
  }
  return {
    ...(together.length > 0 && { dependencies: mergeDependencies(together) }),
    ...(exclusive.length > 0 && { allOf: exclusive }),
  };
}

function exactlyOne(name: string, other: string): PrintableObject {
  return objectOf({ oneOf: [objectOf({ required: [name] }), objectOf({ required: [other] })] });
}

/** A member that several others depend on asks for all of them. */
function mergeDependencies(pairs: readonly (readonly [string, string])[]): PrintableObject {
  const byName = Map.groupBy(pairs, ([name]) => name);
  return new Map([...byName].map(([name, needed]) => [name, [...new Set(needed.map(([, other]) => other))]]));
}
