import { describe, expect, it } from 'vitest';
import { ModelRegistry } from '../../../src/runtime/database/model-registry.ts';
import { TableModel } from '../../../src/runtime/database/table-model.ts';
import type { ColumnInfo, Dialect, TableInfo } from '../../../src/runtime/database/table.ts';
import { asMysql } from '../../support/database/as-mysql.ts';
import { openTestDatabase } from '../../support/database/open-test-database.ts';

interface Row {
  readonly id: number | bigint | string;
  readonly word: string;
}

type Write = Partial<Row>;

class Numbered extends TableModel<
  { Row: Row; Insert: Write; Update: Write; Key: Row['id'] },
  ModelRegistry<Record<string, never>>
> {
  upsertByWord(row: Write): Promise<Row> {
    return this.upsertByUnique('word', row);
  }
}

class Models extends ModelRegistry<Record<string, never>> {}

interface Numbering {
  readonly type: string;
  readonly info: Omit<ColumnInfo, 'column'>;
  readonly ids: readonly Row['id'][];
}

const integer = { info: { kind: 'integer' }, ids: [1, 2, 3, 4] } as const;
const exact = { info: { kind: 'int64', int64: 'bigint' }, ids: [1n, 2n, 3n, 4n] } as const;
const text = { info: { kind: 'int64', int64: 'string' }, ids: ['1', '2', '3', '4'] } as const;

const numberings: Readonly<Record<Dialect, readonly Numbering[]>> = {
  sqlite: [
    { type: 'integer primary key', ...integer },
    { type: 'integer primary key', ...exact },
  ],
  mysql: [
    { type: 'tinyint unsigned primary key auto_increment', ...integer },
    { type: 'int primary key auto_increment', ...integer },
    { type: 'bigint primary key auto_increment', ...exact },
    { type: 'bigint primary key auto_increment', ...text },
    {
      type: 'bigint unsigned primary key auto_increment',
      info: { kind: 'uint64', int64: 'bigint' },
      ids: exact.ids,
    },
  ],
  postgres: [
    { type: 'smallint primary key generated always as identity', ...integer },
    { type: 'bigint primary key generated always as identity', ...text },
  ],
};

const cases = (['sqlite', 'mysql', 'mysql without RETURNING', 'postgres'] as const).flatMap((server) => {
  const dialect = server === 'mysql without RETURNING' ? 'mysql' : server;
  return numberings[dialect].map((numbering) => ({ server, dialect, ...numbering }));
});

async function openNumbered({ server, dialect, type, info }: (typeof cases)[number]) {
  const table: TableInfo = {
    name: 'numbered',
    columns: {
      id: { column: 'id', isOptional: true, isIdentity: true, ...info },
      word: { column: 'word', kind: 'text' },
    },
    primaryKey: ['id'],
    uniqueKeys: { word: ['word'] },
  };
  const database = await openTestDatabase(dialect, {}, { tables: [table] });
  if (database === undefined) return undefined;
  await database.session.run(`create table numbered (id ${type}, word varchar(20) not null unique)`, []);
  const session = server === dialect ? database.session : asMysql(database.session);
  class OfTable extends Numbered {
    constructor(models: Models) {
      super(models, table);
    }
  }
  return new OfTable(new Models(session));
}

describe.each(cases)('rows that are numbered on $server by $type as $info.int64', (numbering) => {
  it('are given and found with their number', async ({ skip }) => {
    const numbered = await openNumbered(numbering);
    if (numbered === undefined) return skip(`There is no ${numbering.dialect} server on this machine.`);
    const first = await numbered.insert({ word: 'a' });
    const more = await numbered.insertMany([{ word: 'b' }, { word: 'c' }], { returning: true });
    const last = await numbered.upsertByWord({ word: 'd' });
    const rows = [first, ...more, last];
    expect(rows.map(({ id }) => id)).toEqual(numbering.ids);
    for (const row of rows) expect(await numbered.findById(row.id)).toEqual(row);
  });
});
