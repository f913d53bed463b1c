import type { DatabaseSync } from 'node:sqlite';
import { report } from '../../diagnostics/definition.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { databaseEngineMissing, databaseFileInvalid, databaseFileMissing } from '../connect-diagnostics.ts';

/** Opens a database with the engine that is part of Node. A file is only ever read. */
export async function openEngine(path: string): Promise<DatabaseSync | Diagnostic> {
  const Engine = await loadEngine();
  if (Engine === undefined) return report(databaseEngineMissing, {});
  try {
    const database = new Engine(path, {
      readOnly: path !== ':memory:',
      // Old schemas write strings in double quotes, and tables may refer to others that come later.
      enableDoubleQuotedStringLiterals: true,
      enableForeignKeyConstraints: false,
      allowExtension: false,
      timeout: 2000,
    });
    // Opening reads nothing yet, so a file of another kind shows itself only now.
    database.prepare('select count(*) from sqlite_schema').get();
    return database;
  } catch (error) {
    return sqliteFailure(error, path);
  }
}

async function loadEngine(): Promise<typeof DatabaseSync | undefined> {
  try {
    const sqlite = await import('node:sqlite');
    return sqlite.DatabaseSync;
  } catch {
    return undefined;
  }
}

/** What an error of the engine means to the one who asked. */
export function sqliteFailure(error: unknown, path: string): Diagnostic {
  const cannotOpen = 14;
  const code = typeof error === 'object' && error !== null && 'errcode' in error ? error.errcode : undefined;
  if (code === cannotOpen) return report(databaseFileMissing, { path });
  const reason = error instanceof Error ? error.message : 'no reason is given';
  return report(databaseFileInvalid, { path, reason });
}
