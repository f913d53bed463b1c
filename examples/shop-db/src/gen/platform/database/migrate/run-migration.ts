import { MigrationError, type AppliedMigration, type Migration } from './migration.ts';
import type { MigrationClock, MigrationConnection } from './migration-connection.ts';
import { forgetMigration, readHistory, writeHistory } from './migration-history.ts';
import { splitScript, type ScriptStatement } from './split-script.ts';

/** One run of one file. */
export interface MigrationRun {
  readonly migration: Migration;
  readonly direction: 'up' | 'down';
  readonly clock: MigrationClock;
  /** How many statements are done already, of one that was stopped. */
  readonly skip?: number;
}

/**
 * Applies or undoes one migration and writes it down: in a transaction where the database can take all of it back, else
 * statement by statement, so that it is known how far it came. Gives the milliseconds that it took, or undefined when
 * another process was faster. Throws {@link MigrationError} when a statement fails.
 */
export async function runMigration(
  connection: MigrationConnection,
  run: MigrationRun,
): Promise<number | undefined> {
  const { migration, direction, clock } = run;
  const script = direction === 'up' ? migration.up : (migration.down ?? '');
  const statements = splitScript(script, connection.dialect);
  const start = clock.monotonic();
  const appliedAt = clock.now();
  const finish = async (): Promise<void> => {
    if (direction === 'down') return forgetMigration(connection, migration.version);
    const duration = clock.monotonic() - start;
    const done = statements.length;
    return writeHistory(connection, migration, { appliedAt, duration, state: 'applied', done });
  };
  const isWhole = canBeTakenBack(statements, connection) && run.skip === undefined;
  if (!isWhole) await runInSteps(connection, run, statements, appliedAt, finish);
  else if (!(await runWhole(connection, run, statements, finish))) return undefined;
  return clock.monotonic() - start;
}

/** Statements that a database cannot run in a transaction, or cannot take back. */
function canBeTakenBack(
  statements: readonly ScriptStatement[],
  { dialect }: MigrationConnection,
): boolean {
  if (dialect === 'sqlite') return true;
  const alone =
    dialect === 'mysql'
      ? /^(?!(?:insert|update|delete|replace|select|with|set|do)\b)/i
      : /\bconcurrently\b|^(?:vacuum|create\s+database|drop\s+database|alter\s+system|reindex)\b/i;
  return !statements.some(({ sql }) => alone.test(sql));
}

async function runWhole(
  connection: MigrationConnection,
  run: MigrationRun,
  statements: readonly ScriptStatement[],
  finish: () => Promise<void>,
): Promise<boolean> {
  let isMine = true;
  const last = statements.at(-1);
  await transaction(connection, run, last, async () => {
    const known = await readHistory(connection);
    const isKnown = known.some(({ version }) => version === run.migration.version);
    isMine = isKnown === (run.direction === 'down');
    if (!isMine) return;
    const broken = await brokenReferences(connection);
    for (const statement of statements) await runStatement(connection, run, statement, 0);
    await checkForeignKeys(connection, run, last, broken);
    await finish();
  });
  return isMine;
}

/** What fails only when all is to be kept is put down to the last statement. */
async function transaction(
  connection: MigrationConnection,
  { migration, direction }: MigrationRun,
  last: ScriptStatement | undefined,
  work: () => Promise<void>,
): Promise<void> {
  try {
    await connection.transaction(work);
  } catch (error) {
    if (error instanceof MigrationError) throw error;
    throw new MigrationError(migration, { direction, line: last?.line ?? 1, done: 0 }, error);
  }
}

async function runInSteps(
  connection: MigrationConnection,
  run: MigrationRun,
  statements: readonly ScriptStatement[],
  appliedAt: string,
  finish: () => Promise<void>,
): Promise<void> {
  const state: AppliedMigration['state'] = run.direction === 'up' ? 'applying' : 'undoing';
  let done = run.skip ?? 0;
  const note = async (): Promise<void> =>
    // Written as one: without it the migration would count as not applied.
    connection.transaction(async () =>
      writeHistory(connection, run.migration, { appliedAt, duration: 0, state, done }),
    );
  await note();
  for (const statement of statements.slice(done)) {
    await runStatement(connection, run, statement, done);
    done += 1;
    await note();
  }
  await connection.transaction(finish);
}

async function runStatement(
  connection: MigrationConnection,
  { migration, direction }: MigrationRun,
  { sql, line }: ScriptStatement,
  done: number,
): Promise<void> {
  try {
    await connection.execute(sql);
  } catch (error) {
    throw new MigrationError(migration, { direction, line, done }, error);
  }
}

/** Rows of SQLite that reference nothing, each as a text. */
async function brokenReferences({ dialect, query }: MigrationConnection): Promise<Set<string>> {
  if (dialect !== 'sqlite') return new Set();
  const rows = await query('PRAGMA foreign_key_check');
  return new Set(
    rows.map(({ table, rowid, parent }) => `${String(table)} ${String(rowid)} ${String(parent)}`),
  );
}

/** References are not enforced while tables are made again, so they are looked at in the end. */
async function checkForeignKeys(
  connection: MigrationConnection,
  { migration, direction }: MigrationRun,
  last: ScriptStatement | undefined,
  before: ReadonlySet<string>,
): Promise<void> {
  const broken = [...(await brokenReferences(connection))].filter((row) => !before.has(row));
  if (broken.length === 0) return;
  const [table = ''] = broken[0]?.split(' ') ?? [];
  const reason = new Error(
    `${broken.length} rows, some of the table "${table}", would reference rows that are not there`,
  );
  throw new MigrationError(migration, { direction, line: last?.line ?? 1, done: 0 }, reason);
}
