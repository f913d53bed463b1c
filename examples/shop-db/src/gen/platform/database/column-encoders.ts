import type { Encode, EncodeColumn } from './driver.ts';
import type { ColumnInfo } from './table.ts';

/** Finds the encoder of each column once. What is null stays null, whatever the column. */
export function rememberEncoders(find: (column: ColumnInfo) => Encode | undefined): EncodeColumn {
  const known = new WeakMap<ColumnInfo, Encode>();
  return (value, column) => {
    if (value === null || value === undefined) return value;
    let encode = known.get(column);
    if (encode === undefined) {
      encode = find(column) ?? asItIs;
      known.set(column, encode);
    }
    return encode(value);
  };
}

function asItIs(value: unknown): unknown {
  return value;
}
