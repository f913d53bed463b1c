import { describe, expect, it } from 'vitest';
import type { CatalogRows, ColumnRow, IndexRow } from '../../../../src/database/mysql/catalog-queries.ts';
import { catalogQueries } from '../../../../src/database/mysql/catalog-queries.ts';
import { catalogTables } from '../../../../src/database/mysql/catalog-tables.ts';

function column(columnName: string, columnType: string, more: Partial<ColumnRow> = {}): ColumnRow {
  const rest = { isNullable: 'NO', columnDefault: null, extra: '', generation: '', columnComment: '' };
  const characters = { charset: null, collation: null };
  return { tableName: 't', columnName, columnType, ...rest, ...characters, ...more };
}

function index(indexName: string, more: Partial<IndexRow> = {}): IndexRow {
  const rest = { columnName: null, direction: 'A', prefix: null, indexType: 'BTREE', expression: null };
  return { tableName: 't', indexName, isNonUnique: 1, ...rest, ...more };
}

const table = {
  tableName: 't',
  tableType: 'BASE TABLE',
  createOptions: '',
  tableComment: 'the t',
  collation: null,
};
const empty: CatalogRows = {
  tables: [table],
  columns: [],
  indexes: [],
  foreignKeys: [],
  foreignKeyRules: [],
  checks: [],
};

// Rows as the catalogue of MySQL 8 gives them: no widths, constants without quotes, expressions marked as such.
describe('MySQL 8', () => {
  it('shows expressions escaped once more than they were written', () => {
    // CHECK (`name` <> 'it''s' AND `name` REGEXP '^\\d+$'), as the server prints it and then escapes it.
    const clause = String.raw`((\`name\` <> _utf8mb4\'it\\\'s\') and regexp_like(\`name\`,_utf8mb4\'^\\\\d+$\'))`;
    const [read] = catalogTables(
      {
        ...empty,
        columns: [column('name', 'varchar(40)')],
        checks: [{ tableName: 't', checkName: 'c', clause: clause.replaceAll('\\`', '`') }],
      },
      'app',
      'mysql',
    );
    expect(read?.checks).toEqual([
      { name: 'c', expression: String.raw`(${'`name`'} <> 'it''s') and (${'`name`'} regexp '^\\d+$')` },
    ]);
  });

  it('is read with its marked defaults and escaped expressions', () => {
    const rows: CatalogRows = {
      ...empty,
      columns: [
        column('id', 'bigint unsigned', { extra: 'auto_increment' }),
        column('name', 'varchar(40)', { columnDefault: 'uuid()' }),
        column('key', 'varchar(40)', { columnDefault: 'uuid()', extra: 'DEFAULT_GENERATED' }),
        column('at', 'timestamp', {
          columnDefault: 'CURRENT_TIMESTAMP',
          extra: 'DEFAULT_GENERATED on update CURRENT_TIMESTAMP',
        }),
        column('flag', 'bit(1)', { columnDefault: "b'1'" }),
        column('raw', 'binary(2)', { columnDefault: '0x4100' }),
        column('zeros', 'binary(4)', { columnDefault: '0x' }),
        column('below', 'int', { columnDefault: '-(5)', extra: 'DEFAULT_GENERATED' }),
        column('word', 'varchar(9)', {
          columnDefault: "_utf8mb4\\'\u00c3\u00a9\u00f0\u009f\u00a6\u008a\\'",
          extra: 'DEFAULT_GENERATED',
        }),
        column('mended', 'varchar(9)', { columnDefault: "_utf8mb4\\'é\\'", extra: 'DEFAULT_GENERATED' }),
        column('full', 'varchar(99)', {
          extra: 'VIRTUAL GENERATED',
          generation: "concat(`name`,_utf8mb4\\' \\',`key`)",
        }),
        column('doc', 'json', { isNullable: 'YES', extra: 'STORED GENERATED', generation: 'json_array()' }),
      ],
      checks: [{ tableName: 't', checkName: 't_chk_1', clause: "(`name` <> _utf8mb4\\'x\\')" }],
    };
    const [read] = catalogTables(rows, 'app', 'mysql');
    expect(
      read?.columns.map((one) => [one.name, one.default?.kind ?? null, one.default?.value ?? null]),
    ).toEqual([
      ['id', null, null],
      ['name', 'literal', 'uuid()'],
      ['key', 'expression', 'uuid()'],
      ['at', 'expression', 'CURRENT_TIMESTAMP'],
      ['flag', 'literal', '1'],
      ['raw', 'literal', 'A'],
      ['zeros', 'literal', ''],
      ['below', 'literal', '-5'],
      ['word', 'literal', 'é🦊'],
      ['mended', 'literal', 'é'],
      ['full', null, null],
      ['doc', null, null],
    ]);
    expect(read?.columns[0]?.identity).toBe('by-default');
    expect(read?.columns[3]?.isSetOnUpdate).toBe(true);
    expect(read?.columns[10]?.generated).toEqual({
      kind: 'virtual',
      expression: "concat(`name`,' ',`key`)",
    });
    expect(read?.columns[11]?.generated?.kind).toBe('stored');
    expect(read?.checks).toEqual([{ name: 't_chk_1', expression: "`name` <> 'x'" }]);
  });

  it('is asked for functional indexes, which only it has', () => {
    expect(catalogQueries('mysql').indexes).toContain('EXPRESSION AS expression');
    expect(catalogQueries('mariadb').indexes).toContain('NULL AS expression');
    const rows: CatalogRows = {
      ...empty,
      columns: [column('a', 'varchar(9)')],
      indexes: [
        index('low', { isNonUnique: 0, expression: 'lower(`a`)' }),
        index('low', { isNonUnique: 0, columnName: 'a', direction: 'D', prefix: 3 }),
        index('words', { columnName: 'a', indexType: 'FULLTEXT', direction: null }),
        index('PRIMARY', { isNonUnique: 0, columnName: 'a' }),
      ],
    };
    const [read] = catalogTables(rows, 'app', 'mysql');
    expect(read?.primaryKey).toEqual({ columns: ['a'] });
    expect(read?.indexes).toEqual([
      {
        name: 'low',
        isUnique: true,
        parts: [
          { kind: 'expression', expression: 'lower(`a`)', isDescending: false },
          { kind: 'column', column: 'a', isDescending: true, prefix: 3 },
        ],
        where: null,
        method: 'btree',
        areNullsEqual: false,
      },
      {
        name: 'words',
        isUnique: false,
        parts: [{ kind: 'column', column: 'a', isDescending: false, prefix: null }],
        where: null,
        method: 'fulltext',
        areNullsEqual: false,
      },
    ]);
  });
});

describe('MariaDB', () => {
  it('has JSON as text with a check', () => {
    const rows: CatalogRows = {
      ...empty,
      columns: [column('doc', 'longtext'), column('note', 'longtext'), column('short', 'varchar(9)')],
      checks: [
        { tableName: 't', checkName: 'doc', clause: 'json_valid(`doc`)' },
        { tableName: 't', checkName: 'short', clause: 'json_valid(`short`)' },
      ],
    };
    const [read] = catalogTables(rows, 'app', 'mariadb');
    expect(read?.columns.map((one) => one.type.kind)).toEqual(['json', 'text', 'text']);
    expect(read?.checks.map((check) => check.name)).toEqual(['short']);
  });

  it('has sequences, which are no tables, and tables that remember their past, which are', () => {
    const rows: CatalogRows = {
      ...empty,
      tables: [
        { ...table, tableName: 's', tableType: 'SEQUENCE' },
        { ...table, tableName: 'h', tableType: 'SYSTEM VERSIONED' },
        { ...table, tableName: 'p', createOptions: 'partitioned' },
        { ...table, tableName: 'v', tableType: 'VIEW', tableComment: 'VIEW' },
      ],
      columns: [column('id', 'int', { tableName: 'v', columnDefault: '0', extra: 'auto_increment' })],
    };
    const read = catalogTables(rows, 'app', 'mariadb');
    expect(
      read.map(({ name, kind, comment, isPartitioned }) => [name, kind, comment, isPartitioned]),
    ).toEqual([
      ['h', 'table', 'the t', false],
      ['p', 'table', 'the t', true],
      ['v', 'view', '', false],
    ]);
    expect(read[2]?.columns[0]).toMatchObject({ default: null, identity: null });
  });
});

it('says of foreign keys only what differs between servers by words', () => {
  const key = { tableName: 't', keyName: 'fk', toTable: 'u' };
  const rows: CatalogRows = {
    ...empty,
    columns: [column('a', 'int'), column('b', 'int')],
    foreignKeys: [
      { ...key, columnName: 'a', toSchema: 'app', toColumn: 'x' },
      { ...key, columnName: 'b', toSchema: 'app', toColumn: 'y' },
      { ...key, keyName: 'far', columnName: 'b', toSchema: 'other', toColumn: 'y' },
    ],
    foreignKeyRules: [
      { tableName: 't', keyName: 'fk', onDelete: 'SET NULL', onUpdate: 'RESTRICT' },
      { tableName: 't', keyName: 'far', onDelete: 'NO ACTION', onUpdate: 'CASCADE' },
    ],
  };
  expect(catalogTables(rows, 'app', 'mysql')[0]?.foreignKeys).toEqual([
    {
      name: 'far',
      columns: ['b'],
      references: { schema: 'other', table: 'u', columns: ['y'] },
      onDelete: 'no action',
      onUpdate: 'cascade',
    },
    {
      name: 'fk',
      columns: ['a', 'b'],
      references: { schema: null, table: 'u', columns: ['x', 'y'] },
      onDelete: 'set null',
      onUpdate: 'no action',
    },
  ]);
});
