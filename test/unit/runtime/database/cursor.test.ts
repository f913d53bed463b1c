import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readCursor, writeCursor } from '../../../../src/runtime/database/cursor.ts';
import { InvalidCursorError } from '../../../../src/runtime/database/model-errors.ts';

const value = fc.oneof(
  fc.string(),
  fc.double({ noNaN: true, noDefaultInfinity: true }).filter((number) => !Object.is(number, -0)),
  fc.bigInt(),
  fc.boolean(),
  fc.constant(null),
  fc.uint8Array().map((bytes) => Buffer.from(bytes)),
);

it('gives back what was written, in the characters of a URL', () => {
  fc.assert(
    fc.property(fc.boolean(), fc.array(value), fc.string(), (isBackward, values, list) => {
      const cursor = writeCursor({ isBackward, values }, list);
      expect(cursor).toMatch(/^[\w-]+$/);
      expect(readCursor(cursor, list, values.length)).toEqual({ isBackward, values });
    }),
  );
});

it('reads nothing else', () => {
  const cursor = writeCursor({ isBackward: false, values: ['a', 1] }, 'list');
  fc.assert(
    fc.property(fc.string(), (text) => {
      fc.pre(text !== cursor);
      expect(() => readCursor(text, 'list', 2)).toThrow(InvalidCursorError);
    }),
  );
  for (let length = 0; length < cursor.length; length++) {
    expect(() => readCursor(cursor.slice(0, length), 'list', 2)).toThrow(InvalidCursorError);
  }
  expect(() => readCursor(cursor, 'another list', 2)).toThrow(InvalidCursorError);
  expect(() => readCursor(cursor, 'list', 1)).toThrow(InvalidCursorError);
});
