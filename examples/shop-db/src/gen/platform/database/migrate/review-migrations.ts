import type { Dialect } from '../table.ts';
import type { AppliedMigration, Migration, MigrationProblem } from './migration.ts';
import { splitScript } from './split-script.ts';

/** What is to be applied, and why nothing may be. */
export interface MigrationReview {
  /** Oldest first. */
  readonly pending: readonly Migration[];
  readonly problems: readonly MigrationProblem[];
}

/** Compares the migrations of a folder with those that a database remembers. All that is wrong is told at once. */
export function reviewMigrations(
  found: readonly Migration[],
  applied: readonly AppliedMigration[],
  dialect: Dialect,
): MigrationReview {
  const files = new Map(found.map((migration) => [migration.version, migration]));
  const known = new Set(applied.map(({ version }) => version));
  const last = applied.at(-1)?.version ?? '';
  const pending = found.filter(({ version }) => !known.has(version));
  return {
    pending,
    problems: [
      ...applied.flatMap((migration) => problemOf(migration, files.get(migration.version))),
      ...pending
        .filter(({ version }) => version < last)
        .map(({ version, name }) => ({ kind: 'late', version, name }) as const),
      ...pending.flatMap((migration) => transactionIn(migration, dialect)),
    ],
  };
}

function problemOf(applied: AppliedMigration, file: Migration | undefined): MigrationProblem[] {
  const { version, name, checksum, state } = applied;
  // Whoever mends one that was stopped may well change it.
  if (state !== 'applied') return [{ kind: 'stopped', ...applied }];
  if (file === undefined) return [{ kind: 'missing', version, name }];
  return file.checksum === checksum ? [] : [{ kind: 'changed', version, name }];
}

function transactionIn({ version, name, up }: Migration, dialect: Dialect): MigrationProblem[] {
  const found = splitScript(up, dialect).find(({ sql }) => controlsTransaction(sql));
  return found === undefined ? [] : [{ kind: 'transaction', version, name, line: found.line }];
}

/** Whether a statement begins or ends a transaction. */
export function controlsTransaction(sql: string): boolean {
  return /^(?:begin|start\s+transaction|commit|end|rollback|savepoint|release)\b/i.test(sql);
}
