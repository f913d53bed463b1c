import { expect, it } from 'vitest';
import pg from 'pg';
import { diffSchemas } from '../../../src/database/diff/diff-schemas.ts';
import { planMigration } from '../../../src/database/diff/plan-migration.ts';
import { introspect } from '../../../src/database/introspect.ts';
import type { DatabaseSchema } from '../../../src/database/schema.ts';
import { runSql, testDatabase } from '../../support/servers/test-database.ts';

const tables = (words: string) =>
  `CREATE TYPE "Mood" AS ENUM (${words});
   CREATE TABLE t (id INT PRIMARY KEY, mood "Mood" NOT NULL DEFAULT 'ok', moods "Mood"[]);`;

it.for([
  ["'sad', 'ok', 'it''s', 'great'", 'is added in place'],
  ["'ok', 'sad'", 'is put in another order'],
  ["'ok'", 'is taken away'],
] as const)('leads an enum of PostgreSQL to the words %s: one %s', async ([words], { skip }) => {
  const [url, other] = [await testDatabase('postgres'), await testDatabase('postgres')];
  if (url === undefined || other === undefined) return skip('There is no PostgreSQL on this machine.');
  await runSql('postgres', url, `${tables("'sad', 'ok'")} INSERT INTO t VALUES (1, 'ok', '{ok,ok}');`);
  await runSql('postgres', other, tables(words));
  const [before, wanted] = [await read(url), await read(other)];
  const { up, down } = planMigration(before, wanted);
  expect(up.some(({ isHeldBack }) => isHeldBack)).toBe(words === "'ok'");
  await runSql('postgres', url, up.map(({ sql }) => `${sql};`).join('\n'));
  const after = await read(url);
  expect(diffSchemas(after, wanted)).toEqual([]);
  expect(after.tables[0]?.columns[1]?.type.values).toEqual(wanted.tables[0]?.columns[1]?.type.values);
  expect(await rows(url)).toEqual([{ id: 1, mood: 'ok', moods: '{ok,ok}' }]);
  await runSql('postgres', url, down.map(({ sql }) => `${sql};`).join('\n'));
  expect((await read(url)).tables).toEqual(before.tables);
});

async function read(url: string): Promise<DatabaseSchema> {
  const { schema, diagnostics } = await introspect({ dialect: 'postgres', url });
  if (schema === undefined) throw new Error(JSON.stringify(diagnostics));
  return schema;
}

async function rows(url: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows: found } = await client.query<object>('SELECT id, mood, moods::text FROM t');
  await client.end();
  return found;
}
