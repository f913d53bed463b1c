import { describe, expect, it } from 'vitest';
import { expressionKey } from '../../../src/database/expression-key.ts';

describe('expressionKey', () => {
  it.each([
    [
      "status in ('a','b')",
      "((status)::text = ANY ((ARRAY['a'::character varying, 'b'::character varying])::text[]))",
    ],
    ['`price` > 0 AND `a b` = 1', '(("price" > (0)::numeric(8,2)) and ("a b" = 1))'],
    ["x <> 'It''s  A'", "X <> 'It''s  A'"],
  ])('is the same for %s and %s', (left, right) => {
    expect(expressionKey(left)).toBe(expressionKey(right));
  });

  it.each([
    ["x = 'a'", "x = 'A'"],
    ["x = '(a)'", "x = 'a'"],
    ['x > 1', 'x > 10'],
    ['x > 1', 'y > 1'],
  ])('tells %s from %s', (left, right) => {
    expect(expressionKey(left)).not.toBe(expressionKey(right));
  });
});
