import { checkValue } from './check-value.ts';
import { statementOptions } from './find-rows.ts';
import { padToPowerOfTwo } from './pad-list.ts';
import type { ReadOptions } from './read-options.ts';
import { lockSql } from './row-lock.ts';
import { aliveSql } from './soft-delete.ts';
import { comparable, StatementWriter } from './statement-writer.ts';
import type { TableAccess } from './table-access.ts';
import type { LayoutColumn, TableLayout } from './table-layout.ts';
import type { ValueKind } from './table.ts';

/** Keys that are looked up by one statement. */
const keysAtOnce = 1024;
/** The same where the server compares every row with every key. */
const alternativesAtOnce = 128;

/** All rows that have one of these values in a set of columns. Values that are null find nothing. */
export async function findByKeys<Row>(
  access: TableAccess,
  columns: readonly LayoutColumn[],
  keys: readonly (readonly unknown[])[],
  operation: string,
  options: ReadOptions = {},
): Promise<Row[]> {
  const found: Row[] = [];
  const known = keys.filter((values) => !values.includes(null));
  const atOnce = needsAlternatives(access.layout, columns) ? alternativesAtOnce : keysAtOnce;
  for (let start = 0; start < known.length; start += atOnce) {
    const chunk = padToPowerOfTwo(known.slice(start, start + atOnce));
    const writer = new StatementWriter(access);
    const alive = aliveSql(access.layout, options.withDeleted);
    const text =
      `select ${access.layout.selectList} from ${access.layout.from} ` +
      `where ${keyListSql(columns, chunk, writer)}${alive === undefined ? '' : ` and ${alive}`}` +
      `${orderByKey(access.layout, columns)}${lockSql(options.lock, access)}`;
    const { rows } = await writer.run<object>(text, statementOptions(access, options, operation));
    found.push(...access.layout.toRows<Row>(rows));
  }
  return found;
}

/** MariaDB misses rows in a list of keys of several columns when it has to convert texts, as for columns in latin1. */
function needsAlternatives({ dialect }: TableLayout, columns: readonly LayoutColumn[]): boolean {
  return dialect === 'mysql' && columns.length > 1 && columns.some(({ info }) => isText(info.kind));
}

function isText(kind: ValueKind): boolean {
  return kind === 'text' || kind === 'enum';
}

function keyListSql(
  columns: readonly LayoutColumn[],
  keys: readonly (readonly unknown[])[],
  writer: StatementWriter,
): string {
  const { layout } = writer;
  const operands = keys.map((values) =>
    columns.map((column, index) => {
      checkValue(layout, column, values[index]);
      return writer.operand(column, values[index]);
    }),
  );
  const names = columns.map((column) => comparable(layout, column));
  if (columns.length === 1) return `${names.join('')} in (${operands.join(', ')})`;
  if (needsAlternatives(layout, columns)) {
    const alternatives = operands.map((tuple) =>
      tuple.map((operand, index) => `${names[index] ?? ''} = ${operand}`).join(' and '),
    );
    return `(${alternatives.join(' or ')})`;
  }
  const tuples = operands.map((tuple) => `(${tuple.join(', ')})`);
  // SQLite takes a list of rows as a table only.
  const list = layout.dialect === 'sqlite' ? `values ${tuples.join(', ')}` : tuples.join(', ');
  return `(${names.join(', ')}) in (${list})`;
}

/** Children of one parent come in the order of their key; rows that are looked up by their own key in any. */
function orderByKey(layout: TableLayout, columns: readonly LayoutColumn[]): string {
  if (columns === layout.primaryKey || layout.primaryKey.length === 0) return '';
  return ` order by ${layout.primaryKey.map(({ sql }) => sql).join(', ')}`;
}
