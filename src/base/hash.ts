import { createHash } from 'node:crypto';

/** The sha256 of a text in hexadecimal, over its LF-normalised UTF-8 bytes, so that a checkout with CRLF hashes the same. */
export function hashText(text: string): string {
  return createHash('sha256').update(text.replaceAll('\r\n', '\n'), 'utf8').digest('hex');
}
