import { expect, it, onTestFinished } from 'vitest';
import { ModelRegistry } from '../../../../../src/runtime/database/model-registry.ts';
import { openDatabase } from '../../../../../src/runtime/database/open-database.ts';
import type { TableInfo } from '../../../../../src/runtime/database/table.ts';
import { TableModel } from '../../../../../src/runtime/database/table-model.ts';

interface UsersRow {
  readonly id: number;
  readonly is_admin: boolean;
}

interface UsersTypes {
  readonly Row: UsersRow;
  readonly Insert: UsersRow;
  readonly Update: Partial<UsersRow>;
  readonly Key: number;
}

class Models extends ModelRegistry<{ 'auth.users': UsersRow }> {}

const usersTable: TableInfo = {
  schema: 'auth',
  name: 'users',
  columns: {
    id: { column: 'id', kind: 'integer' },
    is_admin: { column: 'is_admin', kind: 'boolean' },
  },
  primaryKey: ['id'],
  uniqueKeys: {},
};

it('reads and writes tables of schemas, which SQLite has in one, by models and by queries', async () => {
  const database = await openDatabase(
    { url: 'sqlite::memory:' },
    {
      drivers: { sqlite: async () => import('../../../../../src/runtime/database/sqlite/open-sqlite.ts') },
      tables: [usersTable],
    },
  );
  onTestFinished(async () => database.close());
  const { session } = database;
  await session.run('create table "auth.users" (id integer primary key, is_admin integer not null)', []);
  const models = new Models(session);
  const users = new TableModel<UsersTypes, Models>(models, usersTable);
  const row = { id: 1, is_admin: true };
  expect(await users.insert(row)).toEqual(row);
  expect(await users.findById(1)).toEqual(row);
  const query = models.db.selectFrom('auth.users').select(['auth.users.id', 'is_admin']);
  expect(await query.where('auth.users.id', '=', 1).execute()).toEqual([row]);
});
