import { expect, it } from 'vitest';
import { destructiveStatements } from '../../../../src/database/migrate/destructive-statement.ts';

it.each([
  'DROP TABLE a',
  'drop  table if exists a',
  'TRUNCATE a',
  'DELETE FROM a WHERE b',
  'ALTER TABLE a DROP COLUMN b',
  'ALTER TABLE a ADD c INT, DROP `b`',
  'ALTER TABLE a\n  DROP b',
])('knows that rows or columns go: %s', (sql) => {
  expect(destructiveStatements(`SELECT 1; ${sql};`, 'mysql')).toEqual([{ sql, line: 1 }]);
});

it.each([
  "SELECT 'DROP TABLE a'",
  'ALTER TABLE a DROP INDEX b',
  'ALTER TABLE a DROP FOREIGN KEY b',
  'ALTER TABLE a DROP CONSTRAINT b',
  'ALTER TABLE a ALTER COLUMN b DROP NOT NULL',
  'ALTER TABLE a ALTER COLUMN b DROP DEFAULT',
  'DROP INDEX a',
  'CREATE TABLE a (b INT)',
])('lets pass what keeps them: %s', (sql) => {
  expect(destructiveStatements(`${sql};`, 'postgres')).toEqual([]);
});
