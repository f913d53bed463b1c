import { describe, expect, it } from 'vitest';
import { ModelRegistry } from '../../../src/runtime/database/model-registry.ts';
import { quoteIdentifier } from '../../../src/runtime/database/quote-identifier.ts';
import { TableModel } from '../../../src/runtime/database/table-model.ts';
import type { ColumnInfo, Dialect, TableInfo } from '../../../src/runtime/database/table.ts';
import { openTestDatabase } from '../../support/database/open-test-database.ts';

const names = [
  'constructor',
  '__proto__',
  'toString',
  'hasOwnProperty',
  'and',
  'or',
  'not',
  'where',
  'select',
  'a b',
  'a"b',
  'a`b',
  "a'b",
  'a;drop table x;--',
  '$1',
  '?',
  ':name',
  '${x}',
  '*/',
  'näme',
  'emoji 🎉',
  'cursor_0',
  'column_2',
  '0',
  'x'.repeat(63),
];

/** MySQL refuses characters outside of the basic plane in names. */
function namesOf(dialect: Dialect): string[] {
  return dialect === 'mysql' ? names.filter((name) => !name.includes('🎉')) : names;
}

const values = [
  "'; drop table users; --",
  '"',
  '`',
  '\\',
  "\\'",
  '%_',
  '${x}',
  '\n\r\t',
  '🎉',
  '__proto__',
  '?',
  '$1',
  'NULL',
];

type Row = Readonly<Record<string, string | null>>;

function tableOf(name: string, dialect: Dialect): TableInfo {
  const column = (property: string): [string, ColumnInfo] => [
    property,
    { column: property, kind: 'text', isNullable: true, isOptional: true },
  ];
  const id: [string, ColumnInfo] = ['the id', { column: 'the id', kind: 'text' }];
  return {
    name,
    columns: Object.fromEntries([id, ...namesOf(dialect).map(column)]),
    primaryKey: ['the id'],
    uniqueKeys: { 'a"b': ['a"b'] },
  };
}

class HostileModel extends TableModel<{ Row: Row; Insert: Row; Update: Row; Key: string }, HostileModels> {
  findByIt(value: string): Promise<Row | undefined> {
    return this.findByUnique('a"b', { 'a"b': value });
  }

  upsertByIt(row: Row): Promise<Row> {
    return this.upsertByUnique('a"b', row);
  }
}

class HostileModels extends ModelRegistry<Record<string, never>> {}

/** A row of one value in every column; `__proto__` is a column like the others. */
function rowOf(id: string, value: string | null, dialect: Dialect): Row {
  return Object.fromEntries([['the id', id], ...namesOf(dialect).map((name) => [name, value] as const)]);
}

describe.each<Dialect>(['sqlite', 'mysql', 'postgres'])('hostile names and values on %s', (dialect) => {
  it.for(['plain', 'constructor', '__proto__', 'a"`\'b', 'ta.ble', 'x'.repeat(63)])(
    'are names and values in a table called %s',
    async (name, { skip }) => {
      const table = tableOf(name, dialect);
      const database = await openTestDatabase(dialect, {}, { tables: [table] });
      if (database === undefined) return skip(`There is no ${dialect} server on this machine.`);
      const quote = (identifier: string): string => quoteIdentifier(identifier, dialect);
      const type = dialect === 'mysql' ? 'varchar(100)' : 'text';
      const columns = namesOf(dialect).map((column) => `${quote(column)} ${type}`);
      await database.session.run(
        `create table ${quote(name)} (${quote('the id')} varchar(10) primary key, ${columns.join(', ')}, unique (${quote('a"b')}))`,
        [],
      );
      const model = new HostileModel(new HostileModels(database.session), table);
      for (const [index, value] of values.entries()) {
        const id = String(index);
        const row = rowOf(id, value, dialect);
        expect(await model.insert(row)).toEqual(row);
        expect(await model.findById(id)).toEqual(row);
        expect(await model.findByIt(value)).toEqual(row);
        for (const column of namesOf(dialect)) {
          const where = Object.fromEntries([[column, value]]);
          expect(await model.count({ where }), column).toBe(1);
          expect(
            await model.count({ where: Object.fromEntries([[column, { contains: value }]]) }),
          ).toBeGreaterThan(0);
        }
      }
      const read = await model.findById('1');
      expect(Object.keys(read ?? {}).toSorted()).toEqual(Object.keys(rowOf('1', '', dialect)).toSorted());
      expect(Object.getPrototypeOf(read ?? {})).toBe(
        Object.getPrototypeOf((await model.findMany({ limit: 1 }))[0] ?? {}),
      );
      const changed = rowOf('1', 'changed', dialect);
      expect(await model.update('1', changed)).toEqual(changed);
      const upserted = rowOf('1', 'changed', dialect);
      expect(await model.upsertByIt({ ...upserted, or: 'upserted' })).toEqual({
        ...upserted,
        or: 'upserted',
      });
      for (const column of namesOf(dialect)) {
        const ids: unknown[] = [];
        const orderBy = Object.fromEntries([[column, 'desc' as const]]);
        for (
          let cursor: string | undefined, isFirst = true;
          isFirst || cursor !== undefined;
          isFirst = false
        ) {
          const page = await model.page({ orderBy, limit: 4, cursor });
          ids.push(...page.items.map((row) => row['the id']));
          cursor = page.nextCursor;
        }
        expect(new Set(ids).size, column).toBe(values.length);
        expect(ids).toHaveLength(values.length);
      }
      expect(await model.deleteMany({ where: { and: 'changed' } })).toBe(1);
    },
  );
});
