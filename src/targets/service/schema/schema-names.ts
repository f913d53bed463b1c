import type { ServiceModel, TypeModel } from '../../../model/model.ts';
import type { ExactIntegers } from '../int64.ts';
import type { ServiceLayout } from '../layout.ts';
import { printValue, type PrintableObject } from '../../print-value.ts';
import { referencedNames } from '../referenced-names.ts';
import { uniqueIdentifiers } from '../../unique-name.ts';
import type { Direction } from './direction.ts';
import { objectSchema, typeSchema, type ReferTo, type SchemaContext } from './type-schema.ts';

/** The schemas of the declared types: their `$id`s, by the type's name in the contract. */
export interface SchemaNames {
  /** The `$id` for a direction; both directions share one schema where it is the same. */
  readonly idOf: ReferTo;
  /** The directions for which a type has schemas of its own, output first. */
  readonly directionsOf: (type: TypeModel) => readonly Direction[];
}

/** Names a schema for every use: `User`, and `UserInput` beside it only where input and output differ. */
export function nameSchemas(
  model: ServiceModel,
  layout: ServiceLayout,
  exact: ExactIntegers | null,
): SchemaNames {
  const split = typesThatDiffer(model, exact);
  const ids = uniqueIdentifiers();
  const names = new Map(
    model.types.map(({ name }) => [name, ids.claim(asciiName(layout.typeNames.get(name) ?? name))]),
  );
  const inputIds = new Map([...split].map((name) => [name, ids.claim(`${names.get(name) ?? name}Input`)]));
  return {
    idOf: (name, direction) =>
      (direction === 'input' ? inputIds.get(name) : undefined) ?? names.get(name) ?? name,
    directionsOf: (type) => {
      if (split.has(type.name)) return ['output', 'input'];
      return type.isOutput ? ['output'] : ['input'];
    },
  };
}

/**
 * An `$id` is a URI reference, which has room for ASCII alone: `型` is `u578b`. Fastify keeps schemas in an object, which
 * has a `__proto__` already.
 */
function asciiName(name: string): string {
  if (name === '__proto__') return 'proto';
  return name.replaceAll(/[^\w]/g, (unit) => `u${unit.charCodeAt(0).toString(16)}`);
}

/** The schema of a declared type, without `$id`. */
export function declaredSchema(type: TypeModel, context: SchemaContext): PrintableObject {
  return type.target === null ? objectSchema(type.fields, context) : typeSchema(type.target, {}, context);
}

/** Types used in both directions whose schemas differ, themselves or through a type that they mention. */
function typesThatDiffer(model: ServiceModel, exact: ExactIntegers | null): ReadonlySet<string> {
  const both = model.types.filter((type) => type.isInput && type.isOutput);
  const differing = new Set(both.filter((type) => differsByItself(type, exact)).map((type) => type.name));
  let hasGrown = differing.size > 0;
  while (hasGrown) {
    hasGrown = false;
    for (const type of both) {
      if (differing.has(type.name) || !mentioned(type).some((name) => differing.has(name))) continue;
      differing.add(type.name);
      hasGrown = true;
    }
  }
  return differing;
}

function differsByItself(type: TypeModel, exact: ExactIntegers | null): boolean {
  const [input, output] = (['input', 'output'] as const).map((direction) =>
    printValue(declaredSchema(type, { direction, referTo: (name) => name, exact }), {
      indent: 0,
      before: 0,
      after: 0,
    }),
  );
  return input !== output;
}

function mentioned(type: TypeModel): readonly string[] {
  return type.target === null
    ? type.fields.flatMap((field) => referencedNames(field.type))
    : referencedNames(type.target);
}
