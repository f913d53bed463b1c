import type { JsonValue } from '../../base/json.ts';
import type { PrimitiveName, TypeModel, TypeRef } from '../../model/model.ts';
import type { ServiceOptions } from './service-options.ts';

/** The types of 64-bit integers. */
export type Int64Name = 'int64' | 'uint64';

/** What stands for 64-bit integers where they are no `number`, and which types are made of them. */
export interface ExactIntegers {
  readonly as: 'bigint' | 'string';
  /** Which one a type is, itself or as an alias; null where it is something else. */
  readonly nameOf: (type: TypeRef) => Int64Name | null;
  /** Whether values of a type hold such integers. */
  readonly areIn: (type: TypeRef) => boolean;
  /** The JSON of a value of a type, such integers as the numbers that they are. */
  readonly printJson: (value: JsonValue, type: TypeRef) => string;
}

/** Null where 64-bit integers are a `number`, within the range that it holds exactly. */
export function exactIntegers(
  int64: ServiceOptions['int64'],
  types: ReadonlyMap<string, TypeModel>,
): ExactIntegers | null {
  if (int64 === 'number') return null;
  return {
    as: int64,
    nameOf: (type) => nameOf(type, types),
    areIn: (type) => areIn(type, types, new Set()),
    printJson: (value, type) => printJson(value, type, types),
  };
}

/** `int` and `uint` are not among them: their size is the platform's, and that of JavaScript is 53 bits. */
export function isInt64(name: PrimitiveName): name is Int64Name {
  return name === 'int64' || name === 'uint64';
}

/** Whether a value that a rule names is a whole number: others are no value of an integer. */
export function isWhole(value: string | number | boolean): boolean {
  return /^-?\d+$/.test(String(value));
}

type Types = ReadonlyMap<string, TypeModel>;

function resolve(type: TypeRef, types: Types): TypeRef {
  const seen = new Set<string>();
  let current = type;
  while (current.kind === 'ref' && !seen.has(current.name)) {
    seen.add(current.name);
    const target = types.get(current.name)?.target ?? null;
    if (target === null) return current;
    current = target;
  }
  return current;
}

function nameOf(type: TypeRef, types: Types): Int64Name | null {
  const resolved = resolve(type, types);
  return resolved.kind === 'primitive' && isInt64(resolved.name) ? resolved.name : null;
}

/** What the model has in digits becomes the number that it is. */
function printJson(value: JsonValue, type: TypeRef, types: Types): string {
  if (nameOf(type, types) !== null && typeof value !== 'object') return String(value);
  const resolved = resolve(type, types);
  if (resolved.kind !== 'array' || !Array.isArray(value)) return JSON.stringify(value);
  return `[${value.map((item) => printJson(item, resolved.items, types)).join(',')}]`;
}

function areIn(type: TypeRef, types: Types, seen: Set<string>): boolean {
  switch (type.kind) {
    case 'primitive':
      return isInt64(type.name);
    case 'bytes':
      return false;
    case 'array':
      return areIn(type.items, types, seen);
    case 'map':
      return areIn(type.values, types, seen);
    case 'object':
      return type.fields.some((field) => areIn(field.type, types, seen));
    case 'ref': {
      const declared = types.get(type.name);
      if (declared === undefined || seen.has(type.name)) return false;
      seen.add(type.name);
      return declared.target === null
        ? declared.fields.some((field) => areIn(field.type, types, seen))
        : areIn(declared.target, types, seen);
    }
  }
}
