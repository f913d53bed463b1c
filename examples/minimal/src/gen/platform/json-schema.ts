import type { ExactInteger } from './exact-integer.ts';

/** The members of a JSON Schema that decide how text becomes a value. */
export interface JsonSchema {
  readonly $id?: string;
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | JsonSchema;
  readonly items?: JsonSchema;
  readonly enum?: readonly unknown[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly anyOf?: readonly JsonSchema[];
  readonly nullable?: boolean;
  /**
   * Where a property may come from, the first that is present wins: `['query:token',
   * 'header:x-token']`.
   */
  readonly 'x-from'?: readonly string[];
  /** `comma`: a list in one value, `1,2,3`. */
  readonly 'x-style'?: 'comma';
  /** Members of a response that are left out when they are empty. */
  readonly 'x-omitempty'?: readonly string[];
  /** A number or boolean that travels as a JSON string. */
  readonly 'x-string'?: true | string | readonly string[];
  /** A 64-bit integer that is never a `number`. */
  readonly 'x-integer'?: ExactInteger;
  /** The JSON of a default that holds such an integer; Ajv sees to all others. */
  readonly 'x-default'?: string;
}

/** Finds what a `$ref` names. */
export type Resolve = (ref: string) => JsonSchema;

/** The type that is not `null`; an enumeration without a type has that of its values. */
export function typeOf(schema: JsonSchema, resolve: Resolve): string {
  const { type, enum: values, properties, 'x-integer': exact } = follow(schema, resolve);
  if (exact !== undefined) return 'integer';
  const declared = [type ?? []].flat().find((name) => name !== 'null');
  if (declared !== undefined) return declared;
  if (values !== undefined) return typeof values.find((value) => value !== null);
  return properties === undefined ? '' : 'object';
}

/** The schema that a reference or a nullable union stands for. */
export function follow(schema: JsonSchema, resolve: Resolve): JsonSchema {
  if (schema.$ref !== undefined) return follow(resolve(schema.$ref), resolve);
  if (schema['x-integer'] !== undefined) return schema;
  const branches = schema.anyOf?.filter((branch) => branch.type !== 'null');
  const [only] = branches ?? [];
  return branches?.length === 1 && only !== undefined ? follow(only, resolve) : schema;
}

/** Whether a schema, or one that it is made of, is as asked for; recursive ones end. */
export function holdsSchema(
  schema: JsonSchema,
  resolve: Resolve,
  isWanted: (schema: JsonSchema) => boolean,
): boolean {
  const seen = new Set<JsonSchema>();
  const search = (one: JsonSchema): boolean => {
    const target = follow(one, resolve);
    if (seen.has(target)) return false;
    seen.add(target);
    return isWanted(target) || partsOf(target).some(search);
  };
  return search(schema);
}

/** Whether 64-bit integers in it reach the logic exactly. */
export function holdsExactInteger(schema: JsonSchema, resolve: Resolve): boolean {
  return holdsSchema(schema, resolve, (one) => one['x-integer'] !== undefined);
}

function partsOf({ properties, items, additionalProperties }: JsonSchema): JsonSchema[] {
  const values = typeof additionalProperties === 'object' ? [additionalProperties] : [];
  return [...Object.values(properties ?? {}), ...(items === undefined ? [] : [items]), ...values];
}
