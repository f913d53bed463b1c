import { expect, it } from 'vitest';
import { Replicas } from '../../../../src/runtime/database/replicas.ts';

it.for([
  ['select * from t', true],
  ['  SELECT 1', true],
  ['with a as (select 1) select * from a', true],
  ['with a as (insert into t values (1) returning id) select * from a', false],
  ['select * from t for update', false],
  ['select * from t for no key update', false],
  ['select * from t lock in share mode', false],
  ["select nextval('s')", false],
  ['select * into t from u', false],
  ['update t set a = 1', false],
  ['call p()', false],
  ['show tables', false],
] as const)('%s may be answered by a replica: %s', ([sql, expected]) => {
  const replicas = new Replicas([]);
  expect(replicas.takes(sql)).toBe(expected);
  expect(replicas.takes(sql)).toBe(expected);
});
