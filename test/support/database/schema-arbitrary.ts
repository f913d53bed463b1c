import fc from 'fast-check';
import type { Dialect } from '../../../src/database/dialect.ts';
import { quoteIdentifier } from '../../../src/database/quote-identifier.ts';
import type {
  CheckSchema,
  ColumnSchema,
  DatabaseSchema,
  IndexSchema,
  TableSchema,
} from '../../../src/database/schema.ts';
import type { ValueKind } from '../../../src/database/value-kind.ts';
import { columnOf, databaseOf, foreignKeyOf, tableOf, uniqueOf } from './schema-builder.ts';

interface SampleType {
  readonly kind: ValueKind;
  readonly name: string;
  readonly sql: string;
  readonly literal: string;
  readonly length?: number;
  readonly values?: readonly string[];
}

const text = (name: string, length: number): SampleType => ({
  kind: 'text',
  name,
  sql: `${name}(${length})`,
  length,
  literal: "it's",
});
const words = (name: string, values: readonly string[], sql: string): SampleType => ({
  kind: 'enum',
  name,
  sql,
  values,
  literal: values[0] ?? '',
});

const types: Readonly<Record<Dialect, readonly SampleType[]>> = {
  mysql: [
    { kind: 'integer', name: 'int', sql: 'int', literal: '7' },
    { kind: 'int64', name: 'bigint', sql: 'bigint unsigned', literal: '9' },
    { kind: 'decimal', name: 'decimal', sql: 'decimal(8,2)', literal: '1.50' },
    text('varchar', 20),
    text('varchar', 90),
    { kind: 'datetime', name: 'datetime', sql: 'datetime(3)', literal: '2020-01-02 03:04:05.000' },
    words('enum', ['a', "b'c"], ''),
    words('enum', ["b'c", 'd\\e', 'a'], ''),
  ],
  postgres: [
    { kind: 'integer', name: 'integer', sql: 'integer', literal: '7' },
    { kind: 'int64', name: 'bigint', sql: 'bigint', literal: '9' },
    { kind: 'decimal', name: 'numeric', sql: 'numeric(8,2)', literal: '1.50' },
    text('varchar', 20),
    { kind: 'text', name: 'text', sql: 'text', literal: 'a\\b' },
    { kind: 'boolean', name: 'boolean', sql: 'boolean', literal: 'true' },
    words('mood', ['a', "b'c"], 'mood'),
    words('Odd "type"', ['x'], '"Odd ""type"""'),
  ],
  sqlite: [
    { kind: 'integer', name: 'integer', sql: 'INTEGER', literal: '7' },
    { kind: 'text', name: 'text', sql: 'TEXT', literal: "it's" },
    { kind: 'float', name: 'real', sql: 'REAL', literal: '1.5' },
    { kind: 'boolean', name: 'boolean', sql: 'BOOLEAN', literal: '1' },
    { kind: 'datetime', name: 'datetime', sql: 'DATETIME', literal: '2020-01-02' },
  ],
};

const columnNames = ['a', 'b c', '"d"', 'e`', 'select'];
const tableNames = ['first', 'second', 'third "3"'];

/** Two databases of a dialect that have much in common: what somebody has, and what they would like to have. */
export function schemaPairs(dialect: Dialect): fc.Arbitrary<readonly [DatabaseSchema, DatabaseSchema]> {
  return fc.tuple(schemas(dialect), schemas(dialect));
}

function schemas(dialect: Dialect): fc.Arbitrary<DatabaseSchema> {
  return fc
    .subarray(tableNames, { minLength: 1 })
    .chain((names) => fc.tuple(...names.map((name) => tables(name, names, dialect))))
    .map((list) => databaseOf(list, { dialect }));
}

function tables(name: string, all: readonly string[], dialect: Dialect): fc.Arbitrary<TableSchema> {
  const id = columnOf('id', 'integer', {
    identity: 'by-default',
    type: { name: 'integer', sql: { mysql: 'int', postgres: 'integer', sqlite: 'INTEGER' }[dialect] },
  });
  return fc
    .record({
      names: fc.subarray(columnNames, { minLength: 1 }),
      comment: fc.constantFrom('', "it's a \\ comment"),
      parent: fc.option(fc.constantFrom(...all), { nil: undefined }),
      isUnique: fc.boolean(),
      hasIndex: fc.boolean(),
      hasCheck: fc.boolean(),
      isComputed: fc.boolean(),
      hasKey: fc.boolean(),
    })
    .chain((facts) =>
      fc.tuple(...facts.names.map((column) => columns(column, dialect))).map((own): TableSchema => {
        const parent =
          facts.parent === undefined ? [] : [{ ...id, name: 'parent', identity: null, isNullable: true }];
        const computed = facts.isComputed ? [computedColumn(dialect)] : [];
        const [first = id] = own;
        const prefix = name.replaceAll(/\W/g, '');
        return tableOf(name, [id, ...own, ...parent, ...computed], {
          comment: dialect === 'sqlite' ? '' : facts.comment,
          primaryKey: { columns: facts.hasKey || dialect !== 'postgres' ? ['id'] : ['id', first.name] },
          indexes: [
            ...(facts.isUnique
              ? [uniqueOf(`${prefix}_unique`, ...own.map((column) => column.name).slice(0, 2))]
              : []),
            ...(facts.hasIndex ? [plainIndex(`${prefix}_index`, first)] : []),
            ...(facts.parent !== undefined && dialect === 'mysql'
              ? [plainIndex(`${prefix}_fk`, { name: 'parent' })]
              : []),
          ],
          foreignKeys:
            facts.parent === undefined
              ? []
              : [
                  {
                    ...foreignKeyOf('parent', facts.parent, 'id'),
                    name: `${prefix}_fk`,
                    onDelete: 'cascade',
                  },
                ],
          checks: facts.hasCheck ? [checkOf(`${prefix}_check`, first, dialect)] : [],
        });
      }),
    )
    .map((table) => withUniqueTarget(table));
}

/** What others reference is a key of its own. */
function withUniqueTarget(table: TableSchema): TableSchema {
  if (table.primaryKey?.columns.length === 1) return table;
  return {
    ...table,
    foreignKeys: [],
    indexes: [...table.indexes, uniqueOf(`${table.name.replaceAll(/\W/g, '')}_id`, 'id')],
  };
}

function columns(name: string, dialect: Dialect): fc.Arbitrary<ColumnSchema> {
  return fc
    .record({
      type: fc.constantFrom(...types[dialect]),
      isNullable: fc.boolean(),
      hasDefault: fc.boolean(),
      comment: fc.constantFrom('', 'said; -- so'),
    })
    .map(({ type: { kind, literal, ...type }, isNullable, hasDefault, comment }) =>
      columnOf(name, kind, {
        isNullable,
        comment: dialect === 'sqlite' ? '' : comment,
        default: hasDefault ? { kind: 'literal', value: literal } : null,
        type,
      }),
    );
}

function computedColumn(dialect: Dialect): ColumnSchema {
  const sql = { mysql: 'int', postgres: 'integer', sqlite: 'INTEGER' }[dialect];
  return columnOf('computed', 'integer', {
    isNullable: true,
    generated: { kind: 'stored', expression: dialect === 'mysql' ? '1 + 2' : '(id + 2)' },
    type: { name: sql.toLowerCase(), sql },
  });
}

function plainIndex(name: string, { name: column }: Pick<ColumnSchema, 'name'>): IndexSchema {
  return { ...uniqueOf(name, column), isUnique: false };
}

function checkOf(name: string, { name: column }: ColumnSchema, dialect: Dialect): CheckSchema {
  return { name, expression: `${quoteIdentifier(column, dialect)} is not null` };
}
