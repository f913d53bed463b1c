import type { Encode } from './encode.ts';
import type { ColumnInfo } from './table.ts';

/** Finds the encoder of each column once: what the column makes of a value, then how the driver sends that. */
export function rememberEncoders(
  find: (column: ColumnInfo) => Encode | undefined,
  bindingOf: (column: ColumnInfo) => Encode,
): (column: ColumnInfo) => Encode {
  const known = new WeakMap<ColumnInfo, Encode>();
  return (column) => {
    let encode = known.get(column);
    if (encode === undefined) {
      encode = compose(find(column), bindingOf(column));
      known.set(column, encode);
    }
    return encode;
  };
}

/** What is null stays null, whatever the column. */
function compose(write: Encode | undefined, bind: Encode): Encode {
  if (write === undefined) return bind;
  return (value) => bind(value === null || value === undefined ? value : write(value));
}
