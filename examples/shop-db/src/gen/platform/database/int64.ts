import { UnsafeInt64Error } from './database-error.ts';
import type { Decode } from './driver.ts';
import type { ColumnInfo } from './table.ts';

/**
 * Reads 64-bit integers as the column's setting says. Takes what drivers give: numbers that are exact, bigints, digits.
 * A number that would be rounded is refused with {@link UnsafeInt64Error}.
 */
export function int64Decoder(choice: ColumnInfo['int64'], column: string): Decode {
  if (choice === 'bigint') return (value) => BigInt(value as number); // numbers, bigints and digits are all that drivers give
  if (choice === 'string') return String;
  return (value) => {
    const number = Number(value);
    if (!Number.isSafeInteger(number)) throw new UnsafeInt64Error(column);
    return number;
  };
}
