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
}

/**
 * Turns the text of one value into what the schema declares; text that does not fit stays text, for
 * Ajv to report.
 */
export type DecodeText = (text: unknown) => unknown;

const decoders: Readonly<Record<string, DecodeText>> = {
  integer: (text) => integer(text),
  number: (text) => decimal(text),
  boolean: (text) => truth(text),
  object: (text) => json(text),
};

/** The decoder for a schema. `resolve` follows a `$ref`. */
export function textDecoder(schema: JsonSchema, resolve: (ref: string) => JsonSchema): DecodeText {
  const type = typeOf(schema, resolve);
  if (type !== 'array') return decoders[type] ?? ((text) => text);
  const decodeItem = textDecoder(follow(schema, resolve).items ?? {}, resolve);
  const isComma = schema['x-style'] === 'comma';
  return (text) => {
    const list = Array.isArray(text) ? text : [text];
    const items = isComma ? list.flatMap(splitList) : list;
    return items.map((item) => decodeItem(item));
  };
}

/** `1, 2` → `1` and `2`. */
export function splitList(text: unknown): unknown[] {
  return typeof text === 'string' ? text.split(',').map((item) => item.trim()) : [text];
}

/** The type that is not `null`; an enumeration without a type has that of its values. */
export function typeOf(schema: JsonSchema, resolve: (ref: string) => JsonSchema): string {
  const { type, enum: values, properties } = follow(schema, resolve);
  const declared = [type ?? []].flat().find((name) => name !== 'null');
  if (declared !== undefined) return declared;
  if (values !== undefined) return typeof values.find((value) => value !== null);
  return properties === undefined ? '' : 'object';
}

/** The schema that a reference or a nullable union stands for. */
export function follow(schema: JsonSchema, resolve: (ref: string) => JsonSchema): JsonSchema {
  if (schema.$ref !== undefined) return follow(resolve(schema.$ref), resolve);
  const branches = schema.anyOf?.filter((branch) => branch.type !== 'null');
  const [only] = branches ?? [];
  return branches?.length === 1 && only !== undefined ? follow(only, resolve) : schema;
}

function integer(text: unknown): unknown {
  if (typeof text !== 'string' || !/^-?\d+$/.test(text)) return text;
  const value = Number(text);
  return Number.isSafeInteger(value) ? value : text;
}

function decimal(text: unknown): unknown {
  if (typeof text !== 'string' || !/^-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/.test(text)) return text;
  const value = Number(text);
  return Number.isFinite(value) ? value : text;
}

// What has members of its own can only be written as JSON.
function json(text: unknown): unknown {
  if (typeof text !== 'string') return text;
  try {
    return JSON.parse(text, refusePrototype);
  } catch {
    return text;
  }
}

function refusePrototype(name: string, value: unknown): unknown {
  if (name === '__proto__') throw new SyntaxError('A prototype is no member.');
  return value;
}

function truth(text: unknown): unknown {
  if (typeof text !== 'string') return text;
  if (/^(?:1|true)$/i.test(text)) return true;
  return /^(?:0|false)$/i.test(text) ? false : text;
}
