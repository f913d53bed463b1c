import { expect, it } from 'vitest';
import type { TableInfo } from '../../../src/runtime/database/table.ts';
import { allDialects, openTestDatabase } from '../../support/database/open-test-database.ts';

const table: TableInfo = {
  name: 'things',
  columns: {
    id: { column: 'id', kind: 'integer' },
    big: { column: 'big', kind: 'int64', int64: 'bigint' },
    settings: { column: 'settings', kind: 'json' },
    tags: { column: 'tags', kind: 'set' },
    flag: { column: 'flag', kind: 'boolean' },
    at: { column: 'at', kind: 'datetime' },
  },
  primaryKey: ['id'],
  uniqueKeys: {},
};

const types = {
  mysql: { json: 'json', set: "set('x', 'y')", at: 'datetime(3)' },
  postgres: { json: 'jsonb', set: 'text[]', at: 'timestamptz' },
  sqlite: { json: 'json', set: 'text', at: 'datetime' },
};

it.for(allDialects)(
  'writes and reads values of queries of one’s own as models do, on %s',
  async (dialect, { skip }) => {
    const database = await openTestDatabase(dialect, {}, { tables: [table] });
    if (database === undefined) return skip(`There is no ${dialect} server on this machine.`);
    const { session } = database;
    const { json, set, at } = types[dialect];
    await session.run(
      `create table things (id int primary key, big bigint, settings ${json}, tags ${set}, flag boolean, at ${at})`,
      [],
    );
    const rows = [
      {
        id: 1,
        big: 9_007_199_254_740_993n,
        settings: [1, 'a'],
        tags: ['x', 'y'],
        flag: true,
        at: new Date(5),
      },
      { id: 2, big: 2n, settings: 'text', tags: [], flag: false, at: new Date(6) },
      { id: 3, big: null, settings: null, tags: null, flag: null, at: null },
    ];
    await session.db.insertInto('things').values(rows).execute();
    const read = session.db.selectFrom('things').selectAll().orderBy('id');
    expect(await read.execute()).toEqual(rows);
    const set1 = { settings: ['updated', { deep: [null] }], tags: ['y'], big: 7n };
    await session.db.updateTable('things').set(set1).where('id', '=', 1).execute();
    expect(await read.executeTakeFirst()).toEqual({ ...rows[0], ...set1 });
    const upsert = session.db.insertInto('things').values({ id: 2, settings: [] });
    const settings = ['upserted'];
    await (
      dialect === 'mysql'
        ? upsert.onDuplicateKeyUpdate({ settings })
        : upsert.onConflict((on) => on.column('id').doUpdateSet({ settings }))
    ).execute();
    expect((await read.execute())[1]).toEqual({ ...rows[1], settings });
  },
);
