import { expect, it } from 'vitest';
import { countPlaceholders } from '../../../../../src/runtime/database/sqlite/sqlite-placeholders.ts';

it.for([
  ['select 1', 0],
  ['select ?, ? from t where a in (?,?)', 4],
  ["select '?''?', ?", 1],
  ['select "?""?", `?`, [?], ?', 1],
  ['select ? -- ?\n, ?', 2],
  ['select ? /* ? */', 1],
  ['select ? /* ?', 1],
  ['select ?1, ?2', undefined],
  ['select :name', undefined],
  ["select json_extract(a, '$.b'), ?", 1],
] as const)('counts the placeholders of %s', ([sql, expected]) => {
  expect(countPlaceholders(sql)).toBe(expected);
});
