/** A name for a key or check without one, made of the parts; numbered where it is taken already. */
export function numberedName(parts: readonly string[], taken: Set<string>): string {
  const wanted = parts.join('_');
  let name = wanted;
  for (let count = 1; taken.has(name); count += 1) name = `${wanted}${count}`;
  taken.add(name);
  return name;
}
