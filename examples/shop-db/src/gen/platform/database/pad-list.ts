/** A list, lengthened to a power of two by its last value, so that lists of all lengths make few statements. */
export function padToPowerOfTwo<Value>(values: readonly Value[]): readonly Value[] {
  const last = values.at(-1);
  if (last === undefined) return values;
  const length = 2 ** Math.ceil(Math.log2(values.length));
  return length === values.length
    ? values
    : [...values, ...Array.from({ length: length - values.length }, () => last)];
}
