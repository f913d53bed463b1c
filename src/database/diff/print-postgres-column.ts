import { printColumnComment } from '../print-ddl/print-comments.ts';
import { printColumnType } from '../print-ddl/print-column-type.ts';
import { printDefault } from '../print-ddl/print-default.ts';
import { printTableName } from '../print-ddl/print-table-name.ts';
import { printCreateSequence, sequenceOf } from '../print-ddl/sequences.ts';
import { quoteIdentifier } from '../quote-identifier.ts';
import { quoteLiteral } from '../quote-literal.ts';
import type { ColumnSchema, ColumnType, TableSchema } from '../schema.ts';
import type { ValueKind } from '../value-kind.ts';
import { printDo } from './print-do.ts';
import type { ColumnAspect, TablePart } from './schema-change.ts';

/** A changed column of PostgreSQL. A default is of a type, so it goes while the type changes. */
export function printPostgresColumn(
  { before, after, aspects }: Extract<TablePart, { kind: 'change-column' }>,
  table: TableSchema,
): string[] {
  const has = (aspect: ColumnAspect) => aspects.includes(aspect);
  const whole = printTableName(table, 'postgres');
  const name = quoteIdentifier(after.name, 'postgres');
  const alter = `ALTER TABLE ${whole} ALTER COLUMN ${name}`;
  const value = after.default === null ? null : printDefault(after, after.default, 'postgres');
  const isNumberless = has('identity') && after.identity === null;
  // The numbers of a serial are a default.
  const dropsDefault =
    (before.default !== null && (has('type') || (has('default') && value === null))) ||
    (isNumberless && value === null) ||
    (has('type') && mayHaveNull(before, after));
  const setsDefault = value !== null && (has('default') || dropsDefault);
  const isNumbered = has('identity') && after.identity !== null && before.identity === null;
  return [
    ...(isNumberless ? [`${alter} DROP IDENTITY IF EXISTS`, ...freeSequence(whole, after)] : []),
    ...(dropsDefault ? [`${alter} DROP DEFAULT`] : []),
    ...(has('type') ? [changeType(alter, name, before, after)] : []),
    ...(setsDefault ? [`${alter} SET DEFAULT ${value}`] : []),
    ...(has('nullability') ? changeNullability(alter, whole, name, after, value) : []),
    ...(isNumbered ? addIdentity(alter, whole, after) : []),
    ...(has('identity') && after.identity !== null && !isNumbered
      ? [changeIdentity(alter, whole, after)]
      : []),
    ...(has('comment') ? [printColumnComment(table, after)] : []),
  ];
}

/** Whether a default of NULL, which makes no difference, may stand in the way: it is of the old type. */
function mayHaveNull(before: ColumnSchema, after: ColumnSchema): boolean {
  const isPlain = before.default === null && before.identity === null && before.generated === null;
  return isPlain && before.isNullable && before.type.kind !== after.type.kind;
}

const numbers: ReadonlySet<ValueKind> = new Set(['integer', 'int64', 'decimal', 'float']);

function changeType(
  alter: string,
  name: string,
  { type: before }: ColumnSchema,
  { type }: ColumnSchema,
): string {
  const sql = printColumnType(type, 'postgres');
  return `${alter} TYPE ${sql} USING ${name}${castPath(before, type)}::${sql}`;
}

/** Where no cast leads straight to a type, one leads there by way of what values are written as. */
function castPath(before: ColumnType, after: ColumnType): string {
  if (before.dimensions !== after.dimensions) return '::text';
  if (before.kind === 'boolean' && numbers.has(after.kind)) return '::integer';
  if (numbers.has(before.kind) && after.kind === 'boolean') return '::integer';
  const isNear = before.kind === after.kind && before.kind !== 'enum';
  if (isNear || (numbers.has(before.kind) && numbers.has(after.kind))) return '';
  return `::text${'[]'.repeat(after.dimensions)}`;
}

function changeNullability(
  alter: string,
  table: string,
  name: string,
  { isNullable }: ColumnSchema,
  value: string | null,
): string[] {
  if (isNullable) return [`${alter} DROP NOT NULL`];
  const fill = value === null ? [] : [`UPDATE ${table} SET ${name} = ${value} WHERE ${name} IS NULL`];
  return [...fill, `${alter} SET NOT NULL`];
}

/** A sequence that a default counts belongs to no column. That of an identity is gone; its numbers go on all the same. */
function freeSequence(table: string, column: ColumnSchema): string[] {
  const sequence = sequenceOf(column.default);
  if (sequence === undefined) return [];
  const highest = `SELECT coalesce(max(${quoteIdentifier(column.name, 'postgres')}), 0) + 1 FROM ${table}`;
  const next = `SELECT last_value + is_called::int FROM ${sequence}`;
  return [
    printCreateSequence(sequence),
    `ALTER SEQUENCE ${sequence} OWNED BY NONE`,
    `SELECT setval(${quoteLiteral(sequence, 'postgres')}, greatest((${highest}), (${next})), false)`,
  ];
}

/** Numbers go on behind the highest that is there. */
function addIdentity(alter: string, table: string, column: ColumnSchema): string[] {
  const name = quoteIdentifier(column.name, 'postgres');
  const sequence = `pg_get_serial_sequence(${quoteLiteral(table, 'postgres')}, ${quoteLiteral(column.name, 'postgres')})`;
  return [
    `${alter} ADD GENERATED ${identityWords(column)} AS IDENTITY`,
    `SELECT setval(${sequence}, coalesce(max(${name}), 0) + 1, false) FROM ${table}`,
  ];
}

/** The numbers of a serial, which the server alone tells from an identity, become those of one and go on where they were. */
function changeIdentity(alter: string, table: string, column: ColumnSchema): string {
  const place = `${quoteLiteral(table, 'postgres')}, ${quoteLiteral(column.name, 'postgres')}`;
  const isIdentity = `attrelid = ${quoteLiteral(table, 'postgres')}::regclass AND attname = ${quoteLiteral(column.name, 'postgres')} AND attidentity <> ''`;
  return printDo([
    'DECLARE',
    `  serial text := pg_get_serial_sequence(${place});`,
    '  next bigint;',
    'BEGIN',
    `  IF EXISTS (SELECT FROM pg_attribute WHERE ${isIdentity}) THEN`,
    `    ${alter} SET GENERATED ${identityWords(column)};`,
    '  ELSE',
    "    EXECUTE format('SELECT last_value + is_called::int FROM %s', serial) INTO next;",
    `    ${alter} DROP DEFAULT;`,
    "    EXECUTE format('DROP SEQUENCE %s', serial);",
    `    ${alter} ADD GENERATED ${identityWords(column)} AS IDENTITY;`,
    `    PERFORM setval(pg_get_serial_sequence(${place}), next, false);`,
    '  END IF;',
    'END',
  ]);
}

function identityWords({ identity }: ColumnSchema): string {
  return identity === 'always' ? 'ALWAYS' : 'BY DEFAULT';
}
