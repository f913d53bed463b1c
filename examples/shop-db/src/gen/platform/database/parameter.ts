/** JSON text of a value. 64-bit integers in it are written as text, because readers of JSON would round them. */
export function writeJson(value: unknown): string | undefined {
  try {
    return JSON.stringify(value);
  } catch {
    // It refuses bigints. Most values have none, and asking every member would take several times as long.
    return JSON.stringify(value, (_name, member: unknown) =>
      typeof member === 'bigint' ? String(member) : member,
    );
  }
}

/** The same bytes as a Buffer, which drivers want; not copied. */
export function toBuffer(bytes: ArrayBufferView): Buffer {
  return Buffer.isBuffer(bytes)
    ? bytes
    : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
