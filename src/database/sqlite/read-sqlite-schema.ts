import type { DatabaseSync } from 'node:sqlite';
import { compareText, sortBy } from '../../base/order.ts';
import { report } from '../../diagnostics/definition.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { columnTypeUnknown } from '../connect-diagnostics.ts';
import { ddlColumnsUnderivable } from '../ddl-diagnostics.ts';
import {
  databaseSchemaFormat,
  type CheckSchema,
  type ColumnSchema,
  type DatabaseSchema,
  type ForeignKeySchema,
  type TableSchema,
} from '../schema.ts';
import { sqliteColumnType } from './column-type.ts';
import { enumWords } from './enum-words.ts';
import { readSqliteDefault } from './read-sqlite-default.ts';
import { readSqliteIndexes, type IndexSource } from './read-sqlite-indexes.ts';
import { readTableSql, type TableSql } from './read-table-sql.ts';
import { referentialWords } from './referential-words.ts';
import { numberedName } from './numbered-name.ts';
import type { SqliteRow } from './sqlite-row.ts';

/** Where a table was declared, by the row that the engine keeps it in. */
export type OriginOf = (rowid: number) => TableSchema['origin'];

/** Reads the structure of an open database. What of it cannot be read is reported and left out. */
export function readSqliteSchema(
  database: DatabaseSync,
  tell: (problem: Diagnostic) => void,
  originOf: OriginOf = () => undefined,
): DatabaseSchema {
  const ask = (sql: string, ...values: string[]): readonly SqliteRow[] =>
    database.prepare(sql).all(...values);
  const entries = ask(
    `select l.name, l.type, l.wr, s.sql, s.rowid from pragma_table_list l join sqlite_schema s on s.name = l.name
     where l.schema = 'main' and l.type <> 'shadow' and s.type in ('table', 'view') and l.name not like 'sqlite\\_%' escape '\\'`,
  );
  const indexes = ask("select name, sql from sqlite_schema where type = 'index'");
  const statements = new Map(indexes.map(({ name, sql }) => [String(name), String(sql ?? '')]));
  const tables = entries.flatMap((entry): TableSchema[] => {
    try {
      const table = readTable(entry, { ask, statements });
      const origin = originOf(Number(entry['rowid']));
      return [origin === undefined ? table : { ...table, origin }];
    } catch (error) {
      // A view over a table that is gone, or a table of a module that is not there.
      const reason = error instanceof Error ? error.message : 'no reason is given';
      tell(report(ddlColumnsUnderivable, { table: String(entry['name']), reason }));
      return [];
    }
  });
  tables.sort((a, b) => compareText(a.name, b.name));
  for (const { name: table, columns } of tables) {
    for (const { name, type } of columns)
      if (type.kind === 'unknown')
        tell(report(columnTypeUnknown, { type: type.sql || '(none)', column: `${table}.${name}` }));
  }
  return { format: databaseSchemaFormat, dialect: 'sqlite', tables };
}

type Ask = IndexSource['ask'];

function readTable(entry: SqliteRow, source: IndexSource): TableSchema {
  const { ask } = source;
  const name = String(entry['name']);
  const kind = entry['type'] === 'table' ? 'table' : 'view';
  const sql = readTableSql(kind === 'table' ? String(entry['sql'] ?? '') : '');
  const rows = ask('select * from pragma_table_xinfo(?) order by cid', name).filter(
    (row) => row['hidden'] !== 1,
  );
  const indexRows = kind === 'table' ? ask('select * from pragma_index_list(?)', name) : [];
  const keyRows = sortBy(
    rows.filter((row) => Number(row['pk']) > 0),
    (row) => String(row['pk']).padStart(6, '0'),
  );
  const [key] = keyRows;
  // The one column of the key is the number of the row itself, unless an index had to be made for it.
  const isRowId =
    keyRows.length === 1 &&
    String(key?.['type']).toLowerCase() === 'integer' &&
    entry['wr'] === 0 &&
    indexRows.every((row) => row['origin'] !== 'pk');
  const facts: Facts = {
    checks: nameChecks(sql, name),
    sql,
    isRowId,
    isWithoutRowId: entry['wr'] === 1,
    kind,
  };
  return {
    schema: null,
    name,
    kind,
    comment: '',
    columns: rows.map((row) => readColumn(row, facts)),
    primaryKey: key === undefined ? null : { columns: keyRows.map((row) => String(row['name'])) },
    indexes: readSqliteIndexes(name, indexRows, source),
    foreignKeys: kind === 'table' ? readForeignKeys(name, sql, ask) : [],
    checks: sortBy(facts.checks, (check) => check.name),
    isPartitioned: false,
  };
}

interface Facts {
  readonly checks: readonly CheckSchema[];
  readonly sql: TableSql;
  readonly isRowId: boolean;
  readonly isWithoutRowId: boolean;
  readonly kind: 'table' | 'view';
}

function readColumn(row: SqliteRow, { checks, sql, isRowId, isWithoutRowId, kind }: Facts): ColumnSchema {
  const name = String(row['name']);
  const type = sqliteColumnType(String(row['type']));
  const isKey = Number(row['pk']) > 0;
  const words =
    type.kind === 'text' ? checks.map((check) => enumWords(check.expression, name)).find(Boolean) : undefined;
  const isGenerated = row['hidden'] === 2 || row['hidden'] === 3;
  return {
    name,
    type: words === undefined ? type : { ...type, kind: 'enum', values: words },
    // Only a row number and the key of a table without one are never NULL by themselves.
    isNullable: kind === 'view' || (row['notnull'] === 0 && !(isKey && (isRowId || isWithoutRowId))),
    default: typeof row['dflt_value'] === 'string' ? readSqliteDefault(row['dflt_value']) : null,
    generated: isGenerated
      ? { kind: row['hidden'] === 3 ? 'stored' : 'virtual', expression: sql.generated.get(name) ?? '' }
      : null,
    identity: isKey && isRowId ? 'by-default' : null,
    isSetOnUpdate: false,
    comment: '',
  };
}

function nameChecks(sql: TableSql, table: string): CheckSchema[] {
  const taken = new Set(sql.checks.flatMap(({ name }) => name ?? []));
  return sql.checks.map(({ name, column, expression }) => ({
    name: name ?? numberedName([table, ...(column === undefined ? [] : [column]), 'check'], taken),
    expression,
  }));
}

function readForeignKeys(table: string, sql: TableSql, ask: Ask): ForeignKeySchema[] {
  const rows = ask('select * from pragma_foreign_key_list(?) order by id, seq', table);
  const groups = [...Map.groupBy(rows, (row) => Number(row['id']))];
  const taken = new Set(sql.foreignKeyNames.flatMap((name) => name ?? []));
  const keys = groups.toReversed().map(([id, parts]): ForeignKeySchema => {
    const [first] = parts;
    const columns = parts.map((row) => String(row['from']));
    const parent = String(first?.['table']);
    // The engine counts them from the last declaration to the first.
    const name = sql.foreignKeyNames[groups.length - 1 - id];
    return {
      name: name ?? numberedName([table, ...columns, 'fkey'], taken),
      columns,
      references: { schema: null, table: parent, columns: parentColumns(parts, parent, ask) },
      onDelete: referentialWords(first?.['on_delete']),
      onUpdate: referentialWords(first?.['on_update']),
    };
  });
  return sortBy(keys, ({ name }) => name);
}

function parentColumns(parts: readonly SqliteRow[], parent: string, ask: Ask): string[] {
  const written = parts.flatMap((row) => (typeof row['to'] === 'string' ? [row['to']] : []));
  if (written.length === parts.length) return written;
  const rows = ask('select name from pragma_table_xinfo(?) where pk > 0 order by pk', parent);
  return rows.map((row) => String(row['name']));
}
