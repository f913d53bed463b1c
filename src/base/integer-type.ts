/** The types of integers that the language has; `int`, `uint` and `uintptr` are of 64 bits. */
export type IntegerName =
  | 'int'
  | 'int8'
  | 'int16'
  | 'int32'
  | 'int64'
  | 'uint'
  | 'uint8'
  | 'uint16'
  | 'uint32'
  | 'uint64'
  | 'uintptr';

/** The smallest and largest value of an integer type. */
export function integerBounds(name: IntegerName): IntegerBounds {
  const bounds = known.get(name) ?? computeBounds(name);
  known.set(name, bounds);
  return bounds;
}

interface IntegerBounds {
  readonly minimum: bigint;
  readonly maximum: bigint;
}

/** Every integer of a contract is asked for its bounds, and there are a dozen names. */
const known = new Map<IntegerName, IntegerBounds>();

function computeBounds(name: IntegerName): IntegerBounds {
  const bits = BigInt(/\d+$/.exec(name)?.[0] ?? '64');
  if (name.startsWith('u')) return { minimum: 0n, maximum: (1n << bits) - 1n };
  return { minimum: -(1n << (bits - 1n)), maximum: (1n << (bits - 1n)) - 1n };
}

/** The same within what a `number` holds exactly: beyond it, neighbours cannot be told apart. */
export function safeIntegerBounds(name: IntegerName): { readonly minimum: number; readonly maximum: number } {
  const { minimum, maximum } = integerBounds(name);
  return {
    minimum: Math.max(Number(minimum), Number.MIN_SAFE_INTEGER),
    maximum: Math.min(Number(maximum), Number.MAX_SAFE_INTEGER),
  };
}
