import { describe, expect, it } from 'vitest';
import { createSource, lineText, positionAt } from '../../../src/base/source.ts';

describe('positionAt', () => {
  const source = createSource('a.api', 'one\r\ntwo\rthree\n');

  it('counts LF, CRLF and a lone CR as one line end each', () => {
    expect([0, 5, 9, 15].map((offset) => positionAt(source, offset))).toEqual([
      { line: 1, column: 1 },
      { line: 2, column: 1 },
      { line: 3, column: 1 },
      { line: 4, column: 1 },
    ]);
  });

  it('clamps offsets outside the text', () => {
    expect(positionAt(source, 99)).toEqual({ line: 4, column: 1 });
    expect(positionAt(source, -1)).toEqual({ line: 1, column: 1 });
  });

  it('gives lines without their ends', () => {
    expect([1, 2, 3, 4, 5].map((line) => lineText(source, line))).toEqual(['one', 'two', 'three', '', '']);
  });
});

describe('createSource', () => {
  it('drops a byte order mark', () => {
    expect(createSource('a.api', '\ufefftype').text).toBe('type');
  });
});
