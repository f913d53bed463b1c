/** The least integer that JavaScript holds exactly. What lies below is refused, never rounded. */
export const minInteger = Number.MIN_SAFE_INTEGER;
/** The greatest integer that JavaScript holds exactly. What lies above is refused, never rounded. */
export const maxInteger = Number.MAX_SAFE_INTEGER;
/** The least signed 64-bit integer, for logic that gets all of them as `bigint` or as digits. */
export const minInt64 = '-9223372036854775808';
/** The greatest signed one. */
export const maxInt64 = '9223372036854775807';
/** The greatest unsigned one. */
export const maxUint64 = '18446744073709551615';

/** The decimal digits of an integer. */
export function decimalOf(integer: bigint): string {
  return integer.toString();
}
