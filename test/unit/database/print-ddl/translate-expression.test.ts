import { expect, it } from 'vitest';
import { translateExpression } from '../../../../src/database/print-ddl/translate-expression.ts';

it.each([
  ['`price` > 0', '"price" > 0'],
  ["(price > (0)::numeric) AND state <> 'it''s'::text", `("price" > (0)) AND "state" <> 'it''s'`],
  [
    "((state)::text = ANY ((ARRAY['a'::character varying, 'b'::character varying])::text[]))",
    `(("state") IN ('a', 'b'))`,
  ],
  ['coalesce(price, 1) between 1 and 2', 'coalesce("price", 1) between 1 and 2'],
])('says %s for SQLite', (from, to) => {
  expect(translateExpression(from, ['price', 'state'], 'sqlite')?.replaceAll(/\s+/g, ' ')).toBe(to);
});

it.each([
  'price / 2',
  'md5(state)',
  'unknown > 1',
  "state like 'a%'",
  'price || state',
  "state = 'a\\'",
  'a.price > 1',
])('leaves out %s, which may mean something else elsewhere', (expression) => {
  expect(translateExpression(expression, ['price', 'state'], 'sqlite')).toBeUndefined();
});
