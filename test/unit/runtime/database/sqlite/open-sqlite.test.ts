import { onTestFinished } from 'vitest';
import { describe, expect, it } from 'vitest';
import { openDatabase, type Database } from '../../../../../src/runtime/database/open-database.ts';
import type { TableInfo } from '../../../../../src/runtime/database/table.ts';

async function open(tables: readonly TableInfo[] = []): Promise<Database> {
  const database = await openDatabase(
    { url: 'sqlite::memory:' },
    {
      drivers: { sqlite: () => import('../../../../../src/runtime/database/sqlite/open-sqlite.ts') },
      tables,
    },
  );
  onTestFinished(async () => database.close());
  return database;
}

describe('SQLite', () => {
  it('runs statements, alone, in transactions and through the query builder', async () => {
    const { session } = await open();
    await session.run('create table t (id integer primary key, name text, at datetime, ok boolean)', []);
    const at = new Date('2024-05-06T07:08:09.123Z');
    const result = await session.run('insert into t (name, at, ok) values (?, ?, ?)', ['5', at, true]);
    expect(result).toMatchObject({ affected: 1, insertId: 1n });
    await session.transaction(async (tx) => {
      await tx.run('insert into t (name) values (?)', [5]);
      await tx
        .transaction(async (nested) => {
          await nested.run('insert into t (name) values (?)', ['x']);
          throw new Error('no');
        })
        .catch(() => undefined);
    });
    expect(await session.db.selectFrom('t').selectAll().orderBy('id').execute()).toEqual([
      { id: 1, name: '5', at, ok: true },
      { id: 2, name: '5', at: null, ok: null },
    ]);
  });
});
