import { assertNever } from '../../../base/assert-never.ts';
import type { Constraints, FieldModel, PrimitiveName, TypeRef } from '../../../model/model.ts';
import type { ExactIntegers } from '../int64.ts';
import { constantOf, objectOf, type PrintableObject, type PrintableValue } from '../../print-value.ts';
import { constraintSchema } from './constraint-schema.ts';
import { dependencyRules } from './dependency-rules.ts';
import type { Direction } from './direction.ts';
import { exactSchema, type ExactRule } from './exact-schema.ts';
import { boundedInteger, mergeLimits } from './number-limits.ts';

/** The `$ref` of a declared type's schema. */
export type ReferTo = (name: string, direction: Direction) => string;

/** What every schema of one kind needs to know. */
export interface SchemaContext {
  readonly direction: Direction;
  readonly referTo: ReferTo;
  /** Null where 64-bit integers are a `number`. */
  readonly exact: ExactIntegers | null;
}

/** The JSON Schema of a value. */
export function typeSchema(type: TypeRef, constraints: Constraints, context: SchemaContext): PrintableObject {
  const integer = context.exact?.nameOf(type) ?? null;
  if (context.exact !== null && integer !== null)
    return integerSchema({ as: context.exact.as, name: integer, constraints, direction: context.direction });
  const limits = constraintSchema(constraints, context.direction);
  switch (type.kind) {
    case 'primitive':
      return mergeLimits(primitiveSchema(type.name), limits);
    case 'bytes':
      return mergeLimits(objectOf({ type: 'string', format: 'byte' }), limits);
    case 'ref':
      return new Map([['$ref', context.referTo(type.name, context.direction)], ...limits]);
    case 'array':
      return arraySchema(type, constraints, context, limits);
    case 'map':
      return mapSchema(type, constraints, context, limits);
    case 'object':
      return objectSchema(type.fields, context);
    default:
      return assertNever(type);
  }
}

/** A 64-bit integer that is no `number`. Serialization alone knows its type, validation has a keyword for it. */
function integerSchema(rule: ExactRule): PrintableObject {
  const schema = exactSchema(rule);
  return rule.direction === 'input' ? schema : new Map([['type', 'integer'], ...schema]);
}

/** The JSON Schema of an object's own members. */
export function objectSchema(fields: readonly FieldModel[], context: SchemaContext): PrintableObject {
  const required = fields
    .filter((field) => isRequired(field, context.direction))
    .map((field) => field.property);
  return objectOf({
    type: 'object',
    properties: new Map(fields.map((field) => [field.property, fieldSchema(field, context)])),
    required: required.length === 0 ? undefined : required,
    ...(context.direction === 'output' && omission(fields)),
    ...(context.direction === 'input' &&
      dependencyRules(fields.map((field) => ({ field, name: field.property })))),
  });
}

/** `omitempty`, which the platform sees to when a response leaves. */
function omission(fields: readonly FieldModel[]): Readonly<Record<string, PrintableValue>> {
  const omitted = fields.filter((field) => field.omitEmpty).map((field) => field.property);
  return omitted.length === 0 ? {} : { 'x-omitempty': omitted };
}

/** What every object has without having it: Ajv takes these for members that are there, and fills no default in. */
const inherited: ReadonlySet<string> = new Set(Object.getOwnPropertyNames(Object.prototype));

/** The JSON Schema of a field, as the member `name`: its type with `null` and the default where they belong. */
export function fieldSchema(
  field: FieldModel,
  context: SchemaContext,
  name: string = field.property,
): PrintableObject {
  const plain = field.asString
    ? stringifiedSchema(field, context)
    : typeSchema(field.type, field.constraints, context);
  const schema = field.nullable ? nullableSchema(plain, context) : plain;
  if (field.defaultValue === undefined || context.direction === 'output') return schema;
  if (context.exact?.areIn(field.type) === true)
    return new Map(schema).set('x-default', context.exact.printJson(field.defaultValue, field.type));
  if (inherited.has(name)) return new Map(schema).set('x-default', JSON.stringify(field.defaultValue));
  return new Map(schema).set('default', toPrintable(field.defaultValue));
}

/** Whether a member must be there: in input what the contract requires, in output also what a default fills. */
export function isRequired(field: FieldModel, direction: Direction): boolean {
  if (direction === 'input') return field.required;
  return (field.required || field.defaultValue !== undefined) && !field.omitEmpty;
}

/** A number or boolean in a JSON string: either form comes in, only the string goes out. The logic sees neither. */
function stringifiedSchema(field: FieldModel, context: SchemaContext): PrintableObject {
  const schema = typeSchema(field.type, field.constraints, context);
  if (context.direction === 'input') return new Map(schema).set('x-string', true);
  const type = schema.get('type');
  // Behind the name of a declared type may be either.
  if (type === undefined) return objectOf({ type: 'string', 'x-string': ['number', 'boolean'] });
  return new Map(schema).set('type', 'string').set('x-string', type);
}

function nullableSchema(schema: PrintableObject, { direction, exact }: SchemaContext): PrintableObject {
  if (schema.size === 0) return schema;
  // Serialization compares the members of a union with schemas, none of which a `bigint` fits.
  if (exact !== null && direction === 'output' && (schema.has('$ref') || schema.has('x-integer')))
    return new Map(schema).set('nullable', true);
  const type = schema.get('type');
  if (typeof type !== 'string') return objectOf({ anyOf: [schema, objectOf({ type: 'null' })] });
  const values = schema.get('enum');
  const nullable = new Map(schema).set('type', [type, 'null']);
  return Array.isArray(values) ? nullable.set('enum', [...values, null]) : nullable;
}

type ArrayRef = Extract<TypeRef, { readonly kind: 'array' }>;
type MapRef = Extract<TypeRef, { readonly kind: 'map' }>;

function arraySchema(
  type: ArrayRef,
  constraints: Constraints,
  context: SchemaContext,
  limits: PrintableObject,
): PrintableObject {
  const exact = type.length === null ? {} : { minItems: type.length, maxItems: type.length };
  const items = typeSchema(type.items, constraints.items ?? {}, context);
  return new Map([...objectOf({ type: 'array', items, ...exact }), ...limits]);
}

function mapSchema(
  type: MapRef,
  constraints: Constraints,
  context: SchemaContext,
  limits: PrintableObject,
): PrintableObject {
  const values = typeSchema(type.values, constraints.items ?? {}, context);
  const keys = keySchema(type.keys, constraints.keys ?? {}, context.direction);
  return new Map([
    ...objectOf({
      type: 'object',
      propertyNames: keys.size === 0 ? undefined : keys,
      additionalProperties: values.size === 0 ? true : values,
    }),
    ...limits,
  ]);
}

/** Keys are strings in JSON; integer keys are their digits. */
function keySchema(keys: PrimitiveName, constraints: Constraints, direction: Direction): PrintableObject {
  if (direction === 'output') return new Map();
  if (keys === 'string') return constraintSchema(constraints, direction);
  return objectOf({ pattern: keys.startsWith('u') ? '^\\d+$' : '^-?\\d+$' });
}

/** Made once: nearly every field is of one of them. */
const primitives = new Map<PrimitiveName, PrintableObject>();

function primitiveSchema(name: PrimitiveName): PrintableObject {
  const schema = primitives.get(name) ?? constantOf(makePrimitive(name));
  primitives.set(name, schema);
  return schema;
}

function makePrimitive(name: PrimitiveName): PrintableObject {
  switch (name) {
    case 'bool':
      return objectOf({ type: 'boolean' });
    case 'float32':
    case 'float64':
      return objectOf({ type: 'number' });
    case 'string':
      return objectOf({ type: 'string' });
    case 'time':
      return objectOf({ type: 'string', format: 'date-time' });
    case 'any':
    case 'file':
      return new Map();
    default:
      return boundedInteger(name);
  }
}

/** JSON as printable value: objects become maps. */
export function toPrintable(value: unknown): PrintableValue {
  if (Array.isArray(value)) return value.map(toPrintable);
  if (typeof value === 'object' && value !== null) {
    return new Map(Object.entries(value).map(([name, member]) => [name, toPrintable(member)]));
  }
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
}
