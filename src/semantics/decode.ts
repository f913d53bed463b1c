/** What stands in a file: its text, or why it is not text. */
export type Decoded =
  { readonly kind: 'text'; readonly text: string } | { readonly kind: 'not-utf8'; readonly line: number };

/**
 * The text of a contract file. Only UTF-8 is read: a file in another encoding would otherwise be taken for something
 * else without a word.
 */
export function decodeText(bytes: Uint8Array): Decoded {
  try {
    return { kind: 'text', text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return { kind: 'not-utf8', line: lineOf(bytes, firstBadByte(bytes)) };
  }
}

/** The first byte that a lenient decoder replaces: everything before it encodes to itself. */
function firstBadByte(bytes: Uint8Array): number {
  const lenient = new TextEncoder().encode(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes));
  const index = bytes.findIndex((byte, position) => byte !== lenient[position]);
  return index === -1 ? 0 : index;
}

function lineOf(bytes: Uint8Array, offset: number): number {
  let line = 1;
  for (const byte of bytes.subarray(0, offset)) if (byte === 0x0a) line += 1;
  return line;
}
