import { createHash } from 'node:crypto';

/** The sha256 of a text in hexadecimal, over its LF-normalised UTF-8 bytes, so that a checkout with CRLF hashes the same. */
export function hashText(text: string): string {
  return createHash('sha256').update(text.replaceAll('\r\n', '\n'), 'utf8').digest('hex');
}

const decoder = new TextDecoder();

/** {@link hashText} of a file as it was read. Most files need not even be decoded for it. */
export function hashBytes(bytes: Uint8Array): string {
  const isPlain = bytes[0] !== 0xef && !bytes.includes(0x0d);
  return isPlain ? createHash('sha256').update(bytes).digest('hex') : hashText(decoder.decode(bytes));
}
