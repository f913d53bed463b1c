import { expect, it } from 'vitest';
import { introspect } from '../../../src/database/introspect.ts';
import { printDdl } from '../../../src/database/print-ddl/print-ddl.ts';
import {
  columnOf,
  databaseOf,
  foreignKeyOf,
  tableOf,
  uniqueOf,
} from '../../support/database/schema-builder.ts';
import { runSql, testDatabase } from '../../support/servers/test-database.ts';

const names = [
  "it's",
  'a"b',
  'c`d',
  'e\\f',
  '${g}',
  'h*/i',
  'j--k',
  'l;m',
  'n\no',
  '🦊',
  '$$',
  '__proto__',
  'constructor',
  'select',
  "'); DROP TABLE x; --",
];
const long = 'x'.repeat(63);

it.for(['mysql', 'postgres'] as const)(
  'keeps hostile names, words, defaults and comments on %s',
  async (dialect, { skip }) => {
    const url = await testDatabase(dialect);
    if (url === undefined) return skip('The server is missing on this machine.');
    // MariaDB stores names in three bytes a character.
    const usable = [...names, long].filter((name) => dialect === 'postgres' || name !== '🦊');
    const text =
      dialect === 'mysql'
        ? { name: 'varchar', sql: 'varchar(90)', length: 90 }
        : { name: 'varchar', sql: 'character varying(90)', length: 90 };
    const number = {
      name: dialect === 'mysql' ? 'int' : 'integer',
      sql: dialect === 'mysql' ? 'int' : 'integer',
    };
    const tables = usable.map((name, index) =>
      tableOf(
        name,
        [
          columnOf('id', 'integer', { type: number }),
          columnOf('up', 'integer', { type: number, isNullable: true }),
          columnOf(`${name.slice(0, 60)}_`, 'text', {
            type: text,
            comment: name,
            default: { kind: 'literal', value: name },
          }),
          columnOf('word', 'enum', {
            isNullable: true,
            type: {
              name: dialect === 'mysql' ? 'enum' : `words${index}`,
              sql: dialect === 'mysql' ? '' : `words${index}`,
              values: [name, 'plain'],
            },
          }),
        ],
        {
          comment: name,
          primaryKey: { columns: ['id'] },
          indexes: [uniqueOf(`${index}${name.slice(0, 60)}`, `${name.slice(0, 60)}_`)],
          foreignKeys: [{ ...foreignKeyOf('up', name, 'id'), name: `${index}f${name.slice(0, 60)}` }],
        },
      ),
    );
    await runSql(dialect, url, printDdl(databaseOf(tables, { dialect }), dialect));
    const { schema } = await introspect({ dialect, url });
    const found = new Map(schema?.tables.map((table) => [table.name, table]));
    expect([...found.keys()].toSorted()).toEqual(usable.toSorted());
    for (const table of tables) {
      const live = found.get(table.name);
      expect(live?.comment).toBe(table.comment);
      expect(
        live?.columns.map(({ name, default: value, comment, type }) => [name, value, comment, type.values]),
      ).toEqual(
        table.columns.map(({ name, default: value, comment, type }) => [name, value, comment, type.values]),
      );
      expect(live?.indexes.map(({ name }) => name)).toContain(table.indexes[0]?.name);
      expect(live?.foreignKeys.map(({ name }) => name)).toEqual([table.foreignKeys[0]?.name]);
    }
  },
);
