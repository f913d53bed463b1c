import type { FuncKeywordDefinition, SchemaValidateFunction } from 'ajv';
import { decimalOf } from './integer.ts';

/** What a schema says of a 64-bit integer that the logic gets exactly: `x-integer`. */
export interface ExactInteger {
  /** What the logic works with. On the wire it is a JSON number either way. */
  readonly as: 'bigint' | 'string';
  /** Decimal digits, as all bounds and values here. */
  readonly minimum?: string;
  readonly maximum?: string;
  readonly enum?: readonly string[];
}

/** The integer that a decimal text stands for; anything else stays as it is, to be reported. */
export function exactFromText(text: unknown): unknown {
  // No 64-bit integer is longer, and long ones are dear to read.
  return typeof text === 'string' && /^-?\d{1,40}$/.test(text) ? BigInt(text) : text;
}

/**
 * What the logic gets for a JSON number, or for an integer that was text. What is no integer stays
 * something that is none.
 */
export function exactFromJson(value: unknown, as: ExactInteger['as']): unknown {
  const exact = Number.isSafeInteger(value) ? BigInt(Number(value)) : value;
  if (as === 'bigint') return exact;
  if (typeof exact === 'bigint') return decimalOf(exact);
  // A client's text must not pass for the digits that stand for a number.
  return typeof exact === 'string' ? JSON.stringify(exact) : exact;
}

/** The integer in whatever the logic has for it, undefined when it is none. */
function integerOf(value: unknown, as: ExactInteger['as']): bigint | undefined {
  if (typeof value === 'bigint') return value;
  if (typeof value === 'string')
    return as === 'string' && /^-?\d{1,40}$/.test(value) ? BigInt(value) : undefined;
  return Number.isSafeInteger(value) ? BigInt(Number(value)) : undefined;
}

/** Ajv's keyword `x-integer`. */
export const exactIntegerKeyword: FuncKeywordDefinition = {
  keyword: 'x-integer',
  compile: (rule: ExactInteger) => {
    const check = problemFinder(rule);
    const validate: SchemaValidateFunction = (value: unknown): boolean => {
      const message = check(value);
      if (message === undefined) return true;
      validate.errors = [{ keyword: 'x-integer', message, params: {} }];
      return false;
    };
    return validate;
  },
};

/** What is wrong with a value, in Ajv's words. */
function problemFinder(rule: ExactInteger): (value: unknown) => string | undefined {
  const minimum = rule.minimum === undefined ? undefined : BigInt(rule.minimum);
  const maximum = rule.maximum === undefined ? undefined : BigInt(rule.maximum);
  const allowed = rule.enum === undefined ? undefined : new Set(rule.enum.map(BigInt));
  return (value) => {
    const integer = integerOf(value, rule.as);
    if (integer === undefined) return 'must be integer';
    if (minimum !== undefined && integer < minimum) return `must be >= ${decimalOf(minimum)}`;
    if (maximum !== undefined && integer > maximum) return `must be <= ${decimalOf(maximum)}`;
    if (allowed === undefined || allowed.has(integer)) return undefined;
    return `must be one of ${[...allowed].map(decimalOf).join(', ')}`;
  };
}
