import { hash } from 'node:crypto';

/** The sha256 of a text in hexadecimal, over its LF-normalised UTF-8 bytes, so that a checkout with CRLF hashes the same. */
export function hashText(text: string): string {
  return hash('sha256', text.replaceAll('\r\n', '\n'));
}

const decoder = new TextDecoder();

/** {@link hashText} of a file as it was read. Most files need not even be decoded for it. */
export function hashBytes(bytes: Uint8Array): string {
  const isPlain = bytes[0] !== 0xef && !bytes.includes(0x0d);
  return isPlain ? hash('sha256', bytes) : hashText(decoder.decode(bytes));
}
