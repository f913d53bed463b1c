import { describe, expect, it } from 'vitest';
import { lex } from '../../../src/syntax/lex.ts';

describe('lex', () => {
  it('keeps comments and white space in their places', () => {
    expect(lex(' // a\ntype /* b */A').map((piece) => `${piece.name}@${piece.start}-${piece.end}`)).toEqual([
      'Space@0-1',
      'LineComment@1-5',
      'Space@5-6',
      'Type@6-10',
      'Space@10-11',
      'BlockComment@11-18',
      'Identifier@18-19',
    ]);
  });
});
