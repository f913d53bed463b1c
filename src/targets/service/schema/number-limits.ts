import { safeIntegerBounds, type IntegerName } from '../../../base/integer-type.ts';
import { objectOf, type PrintableObject, type PrintableValue } from '../../print-value.ts';

/** Constants of the platform's `integer.ts`. */
const lowest = { code: 'minInteger' };
const highest = { code: 'maxInteger' };

/** An integer type. 64-bit integers are JSON numbers within the range that JavaScript holds exactly: beyond it a request is refused. */
export function boundedInteger(name: IntegerName): PrintableObject {
  const { minimum, maximum } = safeIntegerBounds(name);
  return objectOf({
    type: 'integer',
    minimum: minimum === Number.MIN_SAFE_INTEGER ? lowest : minimum,
    maximum: maximum === Number.MAX_SAFE_INTEGER ? highest : maximum,
  });
}

/** A schema with the limits of the contract, wherever those are tighter than its own. */
export function mergeLimits(schema: PrintableObject, limits: PrintableObject): PrintableObject {
  if (limits.size === 0) return schema;
  const merged = new Map(schema);
  const least = numberOf(schema.get('minimum')) ?? -Infinity;
  const most = numberOf(schema.get('maximum')) ?? Infinity;
  for (const [name, value] of limits) {
    const bound = numberOf(value) ?? 0;
    if (name === 'minimum' && bound < least) continue;
    if (name === 'maximum' && bound > most) continue;
    if (name === 'exclusiveMinimum' && bound < least) continue;
    if (name === 'exclusiveMaximum' && bound > most) continue;
    if (name === 'exclusiveMinimum') merged.delete('minimum');
    if (name === 'exclusiveMaximum') merged.delete('maximum');
    merged.set(name, value);
  }
  return merged;
}

function numberOf(value: PrintableValue | undefined): number | undefined {
  if (value === lowest) return Number.MIN_SAFE_INTEGER;
  if (value === highest) return Number.MAX_SAFE_INTEGER;
  return typeof value === 'number' ? value : undefined;
}
