import { expect, it } from 'vitest';
import { decodeDdl } from '../../../../src/cli/model/decode-ddl.ts';

const text = '-- 用户\nCREATE TABLE users (id int);\n';
const wide = Buffer.from(`\ufeff${text}`, 'utf16le');

it.for([
  ['UTF-8', Buffer.from(text)],
  ['UTF-8 with its mark', Buffer.from(`\ufeff${text}`)],
  ['UTF-16, low bytes first', wide],
  ['UTF-16, high bytes first', Buffer.from(wide).swap16()],
] as const)('reads %s', ([, bytes]) => {
  expect(decodeDdl(bytes)).toBe(text);
});

it.for([
  ['another encoding', Buffer.from([0x2d, 0x2d, 0xd3, 0xc3, 0xbb, 0xa7])],
  ['half a character of UTF-16', wide.subarray(0, 21)],
] as const)('refuses %s', ([, bytes]) => {
  expect(decodeDdl(bytes)).toBeUndefined();
});
