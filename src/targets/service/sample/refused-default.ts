import type { JsonValue } from '../../../base/json.ts';
import type { Constraints, FieldModel } from '../../../model/model.ts';
import { isInt64 } from '../int64.ts';
import { satisfies } from './satisfies.ts';
import { hasCount } from './value-count.ts';

/**
 * Whether the default of a field breaks a rule of that field, so that every request without the field is refused.
 * Formats are not looked at: they are known here more narrowly than validators know them.
 */
export function isDefaultRefused({ type, defaultValue, constraints }: FieldModel): boolean {
  if (defaultValue === undefined) return false;
  // Digits: more than the number holds that 64-bit integers are where nothing else is asked for.
  const isRounded = type.kind === 'primitive' && isInt64(type.name) && typeof defaultValue === 'string';
  return isRounded || !meets(defaultValue, constraints);
}

function meets(value: JsonValue, constraints: Constraints): boolean {
  if (Array.isArray(value))
    return (
      hasCount('list', value.length, constraints) &&
      value.every((item) => meets(item, constraints.items ?? {}))
    );
  if (value === null) return true;
  if (typeof value === 'object') return hasCount('map', Object.keys(value).length, constraints);
  const { format: _format, ...limits } = constraints;
  return satisfies(value, limits);
}
