import type { DatabaseSync } from 'node:sqlite';
import { report } from '../../diagnostics/definition.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { databaseFileInvalid } from '../connect-diagnostics.ts';
import { readFileUrl } from '../database-url.ts';
import { openEngine, sqliteFailure } from '../sqlite/open-engine.ts';
import type { OpenMigrationConnection, OpenMigrationOptions } from './migration-options.ts';
import { transactionOf } from './transaction-of.ts';

/** One connection to a file of SQLite. */
export async function openSqliteMigrations({
  url,
  access,
}: OpenMigrationOptions): Promise<OpenMigrationConnection | Diagnostic> {
  const path = readFileUrl(url);
  if (typeof path !== 'string') return path;
  if (path === ':memory:')
    return report(databaseFileInvalid, { path, reason: 'it is gone as soon as this command ends' });
  const database = await open(path, access);
  if ('code' in database) return database;
  const execute = async (sql: string): Promise<void> => database.exec(sql);
  return {
    dialect: 'sqlite',
    execute,
    query: async (sql, parameters = []) => database.prepare(sql).all(...parameters.map(bindable)),
    transaction: async (work) => transactionOf(execute, 'BEGIN IMMEDIATE', work),
    close: async () => database.close(),
  };
}

async function open(
  path: string,
  access: OpenMigrationOptions['access'],
): Promise<DatabaseSync | Diagnostic> {
  if (access !== 'create') {
    const existing = await openEngine(path);
    if ('code' in existing || access === 'read') return existing;
    existing.close();
  }
  try {
    const { DatabaseSync: Engine } = await import('node:sqlite');
    const database = new Engine(path, { enableForeignKeyConstraints: true, timeout: 30_000 });
    // Opening reads nothing yet, so a file of another kind shows itself only now.
    database.prepare('SELECT count(*) FROM sqlite_master').get();
    return database;
  } catch (error) {
    return sqliteFailure(error, path);
  }
}

/** Numbers are bound as integers: otherwise a text column would hold `5.0`. */
function bindable(value: string | number): string | bigint {
  return typeof value === 'number' ? BigInt(value) : value;
}
