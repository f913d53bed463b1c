import { sortBy } from '../../base/order.ts';
import type { IndexPart, IndexSchema } from '../schema.ts';
import { numberedName } from './numbered-name.ts';
import { readIndexSql } from './read-index-sql.ts';
import type { SqliteRow } from './sqlite-row.ts';

/** What indexes are read from. */
export interface IndexSource {
  readonly ask: (sql: string, ...values: string[]) => readonly SqliteRow[];
  /** The statement that made each index, by its name: the engine would look through all of them for every one. */
  readonly statements: ReadonlyMap<string, string>;
}

/** The indexes of a table but that of its primary key. Those of unique constraints get a name, since the engine's own is reserved. */
export function readSqliteIndexes(
  table: string,
  rows: readonly SqliteRow[],
  source: IndexSource,
): IndexSchema[] {
  const own = rows.filter((row) => row['origin'] !== 'pk');
  const taken = new Set(own.filter((row) => row['origin'] === 'c').map((row) => String(row['name'])));
  // The engine lists the last one first.
  const indexes = own.toReversed().map((row) => readIndex(table, row, taken, source));
  return sortBy(indexes, ({ name }) => name);
}

function readIndex(
  table: string,
  row: SqliteRow,
  taken: Set<string>,
  { ask, statements }: IndexSource,
): IndexSchema {
  const name = String(row['name']);
  const sql = readIndexSql(statements.get(name) ?? '');
  const partRows = ask('select * from pragma_index_xinfo(?) where key = 1 order by seqno', name);
  const parts = partRows.map((part, index): IndexPart => {
    const isDescending = part['desc'] === 1;
    // A number below zero stands for an expression, or for the number of the row.
    return typeof part['name'] === 'string' && Number(part['cid']) >= 0
      ? { kind: 'column', column: part['name'], isDescending, prefix: null }
      : { kind: 'expression', expression: sql.parts[index] ?? 'rowid', isDescending };
  });
  const columns = parts.map((part) => (part.kind === 'column' ? part.column : 'expr'));
  return {
    name: row['origin'] === 'c' ? name : numberedName([table, ...columns, 'key'], taken),
    isUnique: row['unique'] === 1,
    parts,
    where: sql.where,
    method: 'btree',
    areNullsEqual: false,
  };
}
