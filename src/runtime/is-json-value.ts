/** Deeper values are seldom, and may lead back to themselves. */
const deepest = 32;

/**
 * Whether a value is on the wire just what it is here: nothing in it that `JSON.stringify` leaves
 * out, converts or refuses, and no number that is rounded when it is read.
 */
export function isJsonValue(value: unknown, levels = deepest): boolean {
  if (typeof value === 'string' || typeof value === 'boolean' || value === null) return true;
  if (typeof value === 'number') return isExact(value);
  if (typeof value !== 'object' || levels === 0 || 'toJSON' in value) return false;
  if (Array.isArray(value)) {
    // A loop by index sees holes, too.
    for (let index = 0; index < value.length; index += 1)
      if (!isJsonValue(value[index], levels - 1)) return false;
    return true;
  }
  if (Object.getPrototypeOf(value) !== Object.prototype) return false;
  for (const name of Object.keys(value))
    if (!isJsonValue((value as Record<string, unknown>)[name], levels - 1)) return false; // any object can be read by name
  return true;
}

function isExact(value: number): boolean {
  return Number.isInteger(value) ? Number.isSafeInteger(value) : Number.isFinite(value);
}
