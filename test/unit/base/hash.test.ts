import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hashBytes, hashText } from '../../../src/base/hash.ts';

describe('hashBytes', () => {
  it('equals the hash of the text, whatever the line ends and a byte order mark', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }).filter((text) => text.isWellFormed() && !text.startsWith('\ufeff')),
        (text) => {
          const encoder = new TextEncoder();
          expect(hashBytes(encoder.encode(text))).toBe(hashText(text));
          expect(hashBytes(encoder.encode(`\ufeff${text}`))).toBe(hashText(text));
          const lines = text.replaceAll('\r', '');
          expect(hashBytes(encoder.encode(lines.replaceAll('\n', '\r\n')))).toBe(hashText(lines));
        },
      ),
    );
  });
});
