import type { DatabaseSync } from 'node:sqlite';
import { positionAt, type Source } from '../../../base/source.ts';
import { report } from '../../../diagnostics/definition.ts';
import type { Diagnostic } from '../../../diagnostics/diagnostic.ts';
import { ddlStatementUnreadable } from '../../ddl-diagnostics.ts';
import type { DdlReading } from '../../introspection.ts';
import { databaseSchemaFormat, type TableSchema } from '../../schema.ts';
import { openEngine } from '../../sqlite/open-engine.ts';
import { readSqliteSchema } from '../../sqlite/read-sqlite-schema.ts';
import { splitSqlite, type SqliteStatement } from './split-sqlite.ts';
import { structureStatement } from './structure-statement.ts';

type Origin = NonNullable<TableSchema['origin']>;

/**
 * Reads what DDL for SQLite would make by having SQLite make it, in a database in memory that is thrown away. Only
 * statements that make or change tables, views and indexes are run, so that no file is touched and no query goes on
 * for ever.
 */
export async function readSqliteDdl(sources: readonly Source[]): Promise<DdlReading> {
  const database = await openEngine(':memory:');
  if ('code' in database)
    return {
      schema: { format: databaseSchemaFormat, dialect: 'sqlite', tables: [] },
      diagnostics: [database],
    };
  try {
    const diagnostics: Diagnostic[] = [];
    const origins = new Map<number, Origin>();
    for (const source of sources) {
      for (const statement of splitSqlite(source.text)) {
        const last = lastRow(database);
        const problem = apply(statement, source, database);
        if (problem !== undefined) diagnostics.push(problem);
        const made = rowBehind(last, database);
        if (made > 0) origins.set(made, { file: source.path, ...positionAt(source, statement.start) });
      }
    }
    const tell = (problem: Diagnostic): void => void diagnostics.push(problem);
    const schema = readSqliteSchema(database, tell, (rowid) => origins.get(rowid));
    return { schema, diagnostics };
  } finally {
    database.close();
  }
}

function apply(statement: SqliteStatement, source: Source, database: DatabaseSync): Diagnostic | undefined {
  const structure = structureStatement(statement);
  if ('isPassedOver' in structure) return undefined;
  if ('reason' in structure) return unreadable(structure.reason, statement, source);
  const problem = run(structure.run, database);
  if (problem === undefined) return undefined;
  // A view that is broken keeps everything from being renamed, unless the engine is told not to look.
  const isRepaired =
    statement.tokens[0]?.text === 'alter' &&
    run(`pragma legacy_alter_table = on; ${structure.run}`, database) === undefined;
  database.exec('pragma legacy_alter_table = off');
  return isRepaired ? undefined : unreadable(problem, statement, source);
}

/** Runs a statement; what the engine says when it cannot. */
function run(sql: string, database: DatabaseSync): string | undefined {
  try {
    database.exec(sql);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : 'no reason is given';
  }
}

function unreadable(reason: string, statement: SqliteStatement, source: Source): Diagnostic {
  const [line = ''] = statement.text.split(/[\r\n]/, 1);
  const end = statement.start + Math.max(1, line.length);
  return report(
    ddlStatementUnreadable,
    { reason },
    { span: { file: source.path, start: statement.start, end } },
  );
}

/** The engine keeps what it makes in rows of a table, in order and also under a new name. */
function lastRow(database: DatabaseSync): number {
  return Number(database.prepare('select max(rowid) as rowid from sqlite_schema').get()?.['rowid'] ?? 0);
}

/** The first table or view behind a row; 0 for none. */
function rowBehind(last: number, database: DatabaseSync): number {
  const made = database
    .prepare(
      `select min(rowid) as rowid from sqlite_schema
       where rowid > ? and type in ('table', 'view') and name not like 'sqlite\\_%' escape '\\'`,
    )
    .get(last);
  return Number(made?.['rowid'] ?? 0);
}
