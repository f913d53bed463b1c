import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import type { Candidate } from './candidate.ts';
import { insertedColumns, type NewUser } from './tables.ts';

const columnList = insertedColumns.join(', ');
const oneRow = `(${insertedColumns.map(() => '?').join(', ')})`;

/** node:sqlite as a careful program uses it: statements prepared once, flags, times and JSON read as what they are. */
export function openBareSqlite(path: string): Candidate {
  const database = new DatabaseSync(path);
  database.exec('pragma journal_mode = wal; pragma synchronous = normal');
  const find = database.prepare(`select id, ${columnList} from users where id = ?`);
  const list = database.prepare(`select id, ${columnList} from users where status = ? order by id limit ?`);
  const insert = database.prepare(
    `insert into imports (${columnList}) values ${oneRow} returning id, ${columnList}`,
  );
  const update = database.prepare(`update users set name = ? where id = ? returning id, ${columnList}`);
  const insertOnly = database.prepare(`insert into imports (${columnList}) values ${oneRow}`);
  return {
    name: 'bare',
    findById: async (id) => readRow(find.get(id)),
    list: async (limit) => list.all('active', limit).map(readRow),
    insert: async (row) => readRow(firstOf(insert.all(...valuesOf(row)))),
    update: async (id, name) => readRow(firstOf(update.all(name, id))),
    async insertMany(rows) {
      database.exec('begin');
      for (const row of rows) insertOnly.run(...valuesOf(row));
      database.exec('commit');
    },
    close: async () => database.close(),
  };
}

/** Writes are run to their end: behind `get` SQLite never checkpoints, and the log grows with every write. */
function firstOf(rows: Record<string, unknown>[]): Record<string, unknown> | undefined {
  return rows[0];
}

function valuesOf(row: NewUser): SQLInputValue[] {
  return insertedColumns.map((column) => {
    if (column === 'settings') return JSON.stringify(row.settings);
    if (column === 'is_admin') return row.is_admin ? 1 : 0;
    return column === 'created_at' ? row.created_at.toISOString() : row[column];
  });
}

/** Changed in place: copies of rows would cost more than they are worth. */
function readRow(row: Record<string, unknown> | undefined): object | undefined {
  if (row === undefined) return undefined;
  row['is_admin'] = row['is_admin'] !== 0;
  row['settings'] = JSON.parse(String(row['settings']));
  row['created_at'] = new Date(String(row['created_at']));
  return row;
}
