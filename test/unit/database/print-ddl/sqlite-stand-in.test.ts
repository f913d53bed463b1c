import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { ddlStatements } from '../../../../src/database/print-ddl/print-ddl.ts';
import { sqliteStandIn } from '../../../../src/database/print-ddl/sqlite-stand-in.ts';
import { translateSchema } from '../../../../src/database/print-ddl/translate-schema.ts';
import type { DatabaseSchema, TableSchema } from '../../../../src/database/schema.ts';
import {
  columnOf,
  databaseOf,
  foreignKeyOf,
  tableOf,
  uniqueOf,
} from '../../../support/database/schema-builder.ts';

const id = columnOf('id', 'int64', { identity: 'by-default', type: { name: 'bigint', sql: 'bigint' } });
const number = columnOf('number', 'integer', { type: { name: 'int', sql: 'int' } });
const key = { primaryKey: { columns: ['id'] } };

function open(schema: DatabaseSchema): DatabaseSync {
  const database = new DatabaseSync(':memory:');
  for (const statement of ddlStatements(sqliteStandIn(schema))) database.exec(statement);
  return database;
}

describe('sqliteStandIn', () => {
  it.each(['mysql', 'sqlite'] as const)('makes an empty table of a view of %s', (dialect) => {
    const view = tableOf('v', [id, number], { kind: 'view' });
    const database = open(databaseOf([view], { dialect }));
    expect(database.prepare('SELECT "id", "number" FROM "v"').all()).toEqual([]);
    database.exec('INSERT INTO v (number) VALUES (NULL)');
  });

  it.each(['mysql', 'sqlite'] as const)(
    'takes rows although a table that they name is no model (%s)',
    (dialect) => {
      const table = tableOf('t', [id, number], {
        ...key,
        foreignKeys: [foreignKeyOf('number', 'other', 'id')],
      });
      open(databaseOf([table], { dialect })).exec('INSERT INTO t (number) VALUES (7)');
    },
  );

  it('keeps the references to tables that are there', () => {
    const parent = tableOf('Parent', [id], key);
    const child = tableOf('child', [id, number], {
      ...key,
      foreignKeys: [foreignKeyOf('number', 'parent', 'ID')],
    });
    const database = open(databaseOf([child, parent], { dialect: 'sqlite' }));
    expect(() => database.exec('INSERT INTO child (number) VALUES (7)')).toThrow(/FOREIGN KEY/);
  });

  it('takes rows that name columns which only MySQL lets a reference name', () => {
    const parent = tableOf('parent', [id, number], {
      ...key,
      indexes: [{ ...uniqueOf('numbers', 'number'), isUnique: false }],
    });
    const child = tableOf('child', [id, number], {
      ...key,
      foreignKeys: [foreignKeyOf('number', 'parent', 'number')],
    });
    const schema = databaseOf([parent, child]);
    open(schema).exec('INSERT INTO child (number) VALUES (7)');
    expect(translateSchema(schema, 'sqlite').diagnostics.map(({ code }) => code)).toEqual([
      'ddl-reference-without-key',
    ]);
  });
});

describe('sqliteStandIn of defaults', () => {
  const made = (value: string, kind: 'literal' | 'expression') => {
    const column = columnOf('at', 'datetime', { default: { kind, value } });
    const database = open(databaseOf([tableOf('t', [id, column], key)]));
    database.exec('INSERT INTO t DEFAULT VALUES');
    return database.prepare('SELECT at FROM t').get()?.['at'];
  };

  it('leaves empty what only the server of the tables computes', () => {
    expect(made('next_holiday()', 'expression')).toBeNull();
  });

  it('leaves a zero date empty, as which it is read', () => {
    expect(made('0000-00-00 00:00:00', 'literal')).toBeNull();
  });
});

describe('translateSchema', () => {
  it.each(['sqlite', 'postgres'] as const)('says which reference it leaves out for %s', (to) => {
    const table = tableOf('t', [id, number], {
      ...key,
      foreignKeys: [foreignKeyOf('number', 'other', 'id')],
    });
    const { value, diagnostics } = translateSchema(databaseOf([table]), to);
    expect(value.tables[0]?.foreignKeys).toEqual([]);
    expect(diagnostics.map(({ message }) => message)).toEqual([
      'In the table "t", the foreign key of "number" is left out: its table "other" is not among the tables. Add the table where the key is needed.',
    ]);
  });

  it('numbers the column of a longer key in SQLite, and keeps the key unique', () => {
    const table = tableOf('t', [id, number], { primaryKey: { columns: ['id', 'number'] } });
    const database = open(databaseOf([table]));
    database.exec('INSERT INTO t (number) VALUES (7), (7)');
    const unique = database.prepare(`SELECT group_concat(name) AS names FROM pragma_index_info('t_key')`);
    expect({ ...unique.get() }).toEqual({ names: 'id,number' });
    expect(database.prepare('SELECT id FROM t').all()).toMatchObject([{ id: 1 }, { id: 2 }]);
  });

  it('numbers a column beside the key in SQLite', () => {
    const table = tableOf('t', [number, id], { primaryKey: { columns: ['number'] } });
    const database = open(databaseOf([table]));
    database.exec('INSERT INTO t (number) VALUES (7)');
    expect({ ...database.prepare('SELECT id, number FROM t').get() }).toEqual({ id: 1, number: 7 });
    expect(() => database.exec('INSERT INTO t (number) VALUES (7)')).toThrow(/UNIQUE/);
  });

  it('numbers one column of a table in SQLite, and says that the other is not', () => {
    const other = columnOf('other', 'int64', { identity: 'always' });
    const schema = databaseOf([tableOf('t', [other, id], key)], { dialect: 'postgres' });
    expect(translateSchema(schema, 'sqlite').diagnostics.map(({ message }) => message)).toEqual([
      'In the table "t", the numbering of the column "other" has no certain counterpart in SQLite and is left out.',
    ]);
    const database = open(schema);
    database.exec('INSERT INTO t DEFAULT VALUES');
    expect({ ...database.prepare('SELECT * FROM t').get() }).toEqual({ other: null, id: 1 });
  });

  it('keeps tables of one name in two schemas apart, with their indexes and references', () => {
    const users = (schema: string, facts: Partial<TableSchema> = {}) =>
      tableOf('users', [id, number], {
        schema,
        ...key,
        indexes: [uniqueOf('users_key', 'number')],
        ...facts,
      });
    const references = { foreignKeys: [foreignKeyOf('number', 'users', 'id', 'auth')] };
    const tables = [users('auth'), users('billing', references)];
    const database = open(databaseOf(tables, { dialect: 'postgres' }));
    database.exec('INSERT INTO "auth.users" (id, number) VALUES (1, 2)');
    database.exec('INSERT INTO "billing.users" (id, number) VALUES (1, 1)');
    expect(() => database.exec('INSERT INTO "billing.users" (id, number) VALUES (3, 4)')).toThrow(/FOREIGN/);
  });
});
