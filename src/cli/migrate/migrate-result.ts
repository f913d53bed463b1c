import type { MigrateAction } from './migrate-request.ts';

/** A migration, and how it stands or what became of it. */
export interface MigrationLine {
  readonly version: string;
  readonly name: string;
  readonly state: 'applied' | 'pending' | 'undone' | 'stopped' | 'changed' | 'missing' | 'late';
  /** When it was applied, in UTC. */
  readonly appliedAt?: string;
  /** In milliseconds. */
  readonly duration?: number;
}

/** A file of a migration that was, or would be, written. */
export interface MigrationFile {
  /** From the working directory. */
  readonly path: string;
  readonly content: string;
}

/** What `apigen migrate` did. */
export interface MigrateResult {
  readonly kind: 'migrate';
  readonly action: MigrateAction;
  readonly isDryRun: boolean;
  /** The database without its password; null where none was asked. */
  readonly place: string | null;
  readonly migrations: readonly MigrationLine[];
  readonly files: readonly MigrationFile[];
  readonly nextSteps: readonly string[];
}
