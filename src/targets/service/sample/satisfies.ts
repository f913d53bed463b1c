import type { Constraints } from '../../../model/model.ts';

/** A value that stands alone: what candidates are tried with. */
export type Scalar = string | number | boolean;

/**
 * Whether a scalar meets constraints, formats included as far as they are known here. Unknown formats are met by
 * nothing, so that no sample is passed off as valid.
 */
export function satisfies(value: Scalar, constraints: Constraints): boolean {
  if (constraints.const !== undefined && value !== constraints.const) return false;
  if (constraints.enum !== undefined && !constraints.enum.includes(value)) return false;
  if (typeof value === 'number' && !satisfiesNumber(value, constraints)) return false;
  if (typeof value === 'string' && !satisfiesText(value, constraints)) return false;
  if (constraints.not !== undefined && satisfies(value, constraints.not)) return false;
  return constraints.anyOf === undefined || constraints.anyOf.some((one) => satisfies(value, one));
}

function satisfiesNumber(value: number, constraints: Constraints): boolean {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum } = constraints;
  return (
    (minimum === undefined || value >= minimum) &&
    (maximum === undefined || value <= maximum) &&
    (exclusiveMinimum === undefined || value > exclusiveMinimum) &&
    (exclusiveMaximum === undefined || value < exclusiveMaximum)
  );
}

function satisfiesText(value: string, constraints: Constraints): boolean {
  const { minLength, maxLength, patterns = [], format } = constraints;
  // JSON Schema counts code points.
  const { length } = Array.from(value);
  return (
    (minLength === undefined || length >= minLength) &&
    (maxLength === undefined || length <= maxLength) &&
    patterns.every((pattern) => matches(pattern, value)) &&
    (format === undefined || formatChecks[format]?.test(value) === true)
  );
}

function matches(pattern: string, value: string): boolean {
  try {
    return new RegExp(pattern, 'u').test(value);
  } catch {
    return false;
  }
}

/** Narrower than the formats themselves: what passes here passes every validator. */
const formatChecks: Readonly<Record<string, RegExp>> = {
  email: /^[a-z0-9]+(?:[.-][a-z0-9]+)*@[a-z0-9-]+(?:\.[a-z0-9-]+)+$/,
  uri: /^https?:\/\/[a-z0-9.-]+(?:\/[a-z0-9/-]*)?$/,
  'uri-reference': /^https?:\/\/[a-z0-9.-]+(?:\/[a-z0-9/-]*)?$/,
  url: /^https?:\/\/[a-z0-9-]+(?:\.[a-z0-9-]+)+(?:\/[a-z0-9/-]*)?$/,
  uuid: /^[0-9a-f]{8}-[0-9a-f]{4}-[1-5][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
  ipv4: /^(?:\d{1,2}\.){3}\d{1,2}$/,
  ipv6: /^2001:db8::\d{1,4}$/,
  hostname: /^[a-z][a-z0-9]*(?:\.[a-z][a-z0-9]*)*$/,
  date: /^20\d\d-0[1-9]-[0-2][1-8]$/,
  time: /^[01]\d:[0-5]\d:[0-5]\dZ$/,
  'date-time': /^20\d\d-0[1-9]-[0-2][1-8]T[01]\d:[0-5]\d:[0-5]\dZ$/,
  duration: /^PT?\d+[DHMS]$/,
  byte: /^(?:[A-Za-z0-9]{4})+$/,
  'json-pointer': /^(?:\/[a-z0-9]+)*$/,
  regex: /^[a-z]+$/,
};
