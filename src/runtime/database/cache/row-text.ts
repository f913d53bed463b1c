/**
 * Writes a row as JSON that keeps what JSON has no words for. Values of such types become objects with one member that
 * begins with a dollar sign; objects that have members like that themselves are wrapped.
 */
export function writeRow(row: object): string {
  return JSON.stringify(tag(row));
}

/** Reads what {@link writeRow} wrote. Throws where it is something else. */
export function readRow(text: string): object {
  const value: unknown = untag(JSON.parse(text));
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new TypeError('The text is no row.');
  return value;
}

function tag(value: unknown): unknown {
  if (typeof value === 'bigint') return { $int: String(value) };
  if (typeof value === 'number' && !Number.isFinite(value)) return { $number: String(value) };
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof Date) return { $time: value.getTime() };
  if (value instanceof Uint8Array) return { $bytes: Buffer.from(value).toString('base64') };
  if (Array.isArray(value)) return value.map(tag);
  const copy = Object.fromEntries(
    Object.entries(value).map(([name, member]) => [name, tag(member)]),
  );
  return Object.keys(copy).some((name) => name.startsWith('$')) ? { $object: copy } : copy;
}

function untag(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(untag);
  const members = Object.entries(value);
  const [first] = members;
  if (first === undefined || !first[0].startsWith('$')) return untagMembers(members);
  const [name, content] = first as [string, unknown]; // members of parsed JSON are anything
  switch (name) {
    case '$int':
      return BigInt(String(content));
    case '$number':
      return Number(content);
    case '$time':
      return new Date(Number(content));
    case '$bytes':
      return Buffer.from(String(content), 'base64');
    case '$object':
      return untagMembers(Object.entries(Object(content)));
    default:
      throw new TypeError('The text is no row.');
  }
}

function untagMembers(members: readonly (readonly [string, unknown])[]): object {
  return Object.fromEntries(members.map(([name, member]) => [name, untag(member)]));
}
