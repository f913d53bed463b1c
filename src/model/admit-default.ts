import type { JsonValue } from '../base/json.ts';
import type { Constraints } from './model.ts';

/**
 * What `options` and `range` ask for, and the default besides: go-zero uses a default that no client could send, so it
 * is a value like others here. Only single values are looked at; 64-bit integers may stand in their digits.
 */
export function admitDefault(constraints: Constraints, value: JsonValue | undefined): Constraints {
  if (value === undefined || value === null || typeof value === 'object') return constraints;
  const { enum: allowed } = constraints;
  const hasDefault = allowed === undefined || allowed.includes(value);
  const admitting = hasDefault ? constraints : { ...constraints, enum: [...allowed, value] };
  return isWithin(Number(value), constraints) ? admitting : { anyOf: [{ const: value }, admitting] };
}

function isWithin(
  value: number,
  { minimum, maximum, exclusiveMinimum, exclusiveMaximum }: Constraints,
): boolean {
  if (minimum !== undefined && value < minimum) return false;
  if (maximum !== undefined && value > maximum) return false;
  if (exclusiveMinimum !== undefined && value <= exclusiveMinimum) return false;
  return exclusiveMaximum === undefined || value < exclusiveMaximum;
}
