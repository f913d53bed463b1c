import { enumTypeName, enumTypes, printCreateEnum } from '../print-ddl/enum-types.ts';
import { printDefault } from '../print-ddl/print-default.ts';
import { printTableName } from '../print-ddl/print-table-name.ts';
import { printCreateSequence, sequences } from '../print-ddl/sequences.ts';
import { quoteIdentifier } from '../quote-identifier.ts';
import { quoteLiteral } from '../quote-literal.ts';
import type { ColumnSchema, DatabaseSchema, TableSchema } from '../schema.ts';
import { tableKey } from '../table-key.ts';
import type { MigrationStep } from './migration-step.ts';

/** Enum types and schemas that come, go or change their words. */
export function printPostgresTypes(from: DatabaseSchema, to: DatabaseSchema): MigrationStep[] {
  const before = enumTypes(from.tables);
  const after = enumTypes(to.tables);
  const step = (phase: MigrationStep['phase'], sql: string): MigrationStep => ({ phase, table: null, sql });
  const gone = [...before.keys()].filter((name) => !after.has(name));
  return [
    ...newSchemas(from, to).map((name) =>
      step('make-types', `CREATE SCHEMA IF NOT EXISTS ${quoteIdentifier(name, 'postgres')}`),
    ),
    ...newSequences(from, to).map((name) => step('make-types', printCreateSequence(name))),
    ...[...after].flatMap(([name, words]): MigrationStep[] => {
      const old = before.get(name);
      if (old === undefined) return [step('make-types', printCreateEnum(name, words))];
      if (JSON.stringify(old) === JSON.stringify(words)) return [];
      return (
        addWords(name, old, words, to)?.map((sql) => step('make-types', sql)) ?? remake(name, words, from, to)
      );
    }),
    ...gone.map((name) => step('drop-types', `DROP TYPE ${name}`)),
  ];
}

function newSchemas(from: DatabaseSchema, to: DatabaseSchema): string[] {
  const schemas = ({ tables }: DatabaseSchema) => new Set(tables.flatMap(({ schema }) => schema ?? []));
  const known = schemas(from);
  return [...schemas(to)].filter((name) => !known.has(name));
}

function newSequences(from: DatabaseSchema, to: DatabaseSchema): string[] {
  const known = sequences(from.tables);
  return [...sequences(to.tables)].filter((name) => !known.has(name));
}

/** Words can be added in place, as long as nothing of the same transaction uses them yet. */
function addWords(
  name: string,
  old: readonly string[],
  words: readonly string[],
  { tables }: DatabaseSchema,
): string[] | undefined {
  const added = words.filter((word) => !old.includes(word));
  const isInOrder = JSON.stringify(words.filter((word) => old.includes(word))) === JSON.stringify(old);
  const isUsed = tables.some(({ columns }) =>
    columns.some(
      (column) =>
        enumTypeName(column.type.sql) === name && added.some((word) => column.default?.value.includes(word)),
    ),
  );
  if (!isInOrder || isUsed) return undefined;
  return added.map((word) => {
    const previous = words[words.indexOf(word) - 1];
    const [first = ''] = old;
    const place =
      previous === undefined
        ? `BEFORE ${quoteLiteral(first, 'postgres')}`
        : `AFTER ${quoteLiteral(previous, 'postgres')}`;
    return `ALTER TYPE ${name} ADD VALUE ${quoteLiteral(word, 'postgres')} ${place}`;
  });
}

/** Words cannot be taken away: another type takes over, column by column. */
function remake(
  name: string,
  words: readonly string[],
  from: DatabaseSchema,
  to: DatabaseSchema,
): MigrationStep[] {
  const [, schema = '', bare = name] = /^(.*\.)?("(?:[^"]|"")+"|[\w$]+)$/s.exec(name) ?? [];
  const old = bare.startsWith('"') ? `${bare.slice(0, -1)}__old"` : `${bare}__old`;
  const staying = new Map(to.tables.map((table) => [tableKey(table), table]));
  const step = (phase: MigrationStep['phase'], sql: string): MigrationStep => ({ phase, table: null, sql });
  return [
    step('make-types', `ALTER TYPE ${name} RENAME TO ${old}`),
    step('make-types', printCreateEnum(name, words)),
    ...from.tables.flatMap((table) =>
      table.columns
        .filter((column) => column.type.kind === 'enum' && enumTypeName(column.type.sql) === name)
        .filter((column) => isKept(column, staying.get(tableKey(table)), name))
        .flatMap((column) => moveColumn(table, column).map((sql) => step('make-types', sql))),
    ),
    step('drop-types', `DROP TYPE ${schema}${old}`),
  ];
}

function isKept({ name }: ColumnSchema, table: TableSchema | undefined, type: string): boolean {
  const column = table?.columns.find((each) => each.name === name);
  return column?.type.kind === 'enum' && enumTypeName(column.type.sql) === type;
}

function moveColumn(table: TableSchema, column: ColumnSchema): string[] {
  const name = quoteIdentifier(column.name, 'postgres');
  const alter = `ALTER TABLE ${printTableName(table, 'postgres')} ALTER COLUMN ${name}`;
  const value = `${name}::text${'[]'.repeat(column.type.dimensions)}::${column.type.sql}`;
  const move = `${alter} TYPE ${column.type.sql} USING ${value}`;
  if (column.default === null) return [move];
  return [
    `${alter} DROP DEFAULT`,
    move,
    `${alter} SET DEFAULT ${printDefault(column, column.default, 'postgres')}`,
  ];
}
