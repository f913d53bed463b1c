import fc from 'fast-check';
import { expect, it } from 'vitest';
import { quotedList, quoteText, unquoteText } from '../../../../src/database/mysql/quoted-text.ts';

it('gives back whatever it has quoted', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary' })), (texts) => {
      expect(texts.map((text) => unquoteText(quoteText(text)))).toEqual(texts);
      expect(quotedList(texts.map(quoteText).join(','))).toEqual(texts);
    }),
  );
});

it.for([
  [String.raw`'a\'b'`, "a'b"],
  [String.raw`'\n\t\\\%\q'`, '\n\t\\\\%q'],
  [`"a""b'c"`, `a"b'c`],
  ["'open", 'open'],
  ["'", ''],
] as const)('reads %s', ([quoted, text]) => {
  expect(unquoteText(quoted)).toBe(text);
});

it('takes backslashes as they are where they escape nothing', () => {
  expect(unquoteText(String.raw`'a\nb'`, { hasBackslashEscapes: false })).toBe(String.raw`a\nb`);
});
