/**
 * `make`, called once for every text that comes again. Whoever lives long and sees many texts keeps `most` of them at the
 * most: then all are forgotten, as a new beginning costs less than telling which of them is still asked for.
 */
export function memoize<Value extends object | null>(
  make: (text: string) => Value,
  most = 10_000,
): (text: string) => Value {
  const known = new Map<string, Value>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const made = make(text);
    if (known.size >= most) known.clear();
    known.set(text, made);
    return made;
  };
}
