/** One migration as it stands in its folder, `20261121093000_add_orders`. */
export interface Migration {
  /** 14 digits: the moment that it was made at. Migrations are applied in this order. */
  readonly version: string;
  readonly name: string;
  /** The sha256 of `up.sql` in hexadecimal, with line ends of one kind. */
  readonly checksum: string;
  readonly up: string;
  /** Null where there is no `down.sql`. */
  readonly down: string | null;
}

/** A migration that the database remembers. */
export interface AppliedMigration {
  readonly version: string;
  readonly name: string;
  readonly checksum: string;
  /** When it began, in UTC: `2026-11-21T09:30:00.000Z`. */
  readonly appliedAt: string;
  /** In milliseconds. */
  readonly duration: number;
  /** Anything but `applied` is one that was stopped in the middle. */
  readonly state: 'applied' | 'applying' | 'undoing';
  /** How many of its statements were done when that was last written down. */
  readonly done: number;
}

/** Why nothing may be applied. */
export type MigrationProblem =
  /** `changed` since it was applied, `missing` since then, or `late`: older than one that is applied. */
  | {
      readonly kind: 'changed' | 'missing' | 'late';
      readonly version: string;
      readonly name: string;
    }
  /** Stopped in the middle, in a database that cannot take back what was done. */
  | ({ readonly kind: 'stopped' } & AppliedMigration)
  /** It begins or ends transactions, which is done around it. */
  | {
      readonly kind: 'transaction';
      readonly version: string;
      readonly name: string;
      readonly line: number;
    };

/** A statement of a migration failed. */
export class MigrationError extends Error {
  readonly migration: Migration;
  readonly direction: 'up' | 'down';
  /** The line in its file that the statement begins on. */
  readonly line: number;
  /** How many statements before it stay in effect: 0 where the database took everything back. */
  readonly done: number;

  constructor(
    migration: Migration,
    place: Pick<MigrationError, 'direction' | 'line' | 'done'>,
    cause: unknown,
  ) {
    super(reasonOf(cause), { cause });
    this.name = 'MigrationError';
    this.migration = migration;
    this.direction = place.direction;
    this.line = place.line;
    this.done = place.done;
  }
}

/** The words of the database itself, whoever wrapped them. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message : error.message;
}

/** Another process applies migrations, and has not ended in time. */
export class MigrationLockedError extends Error {
  constructor() {
    super('Another process applies migrations to this database.');
    this.name = 'MigrationLockedError';
  }
}

/** The name of a folder of a migration, read; undefined for others. */
export function readMigrationName(
  folder: string,
): { readonly version: string; readonly name: string } | undefined {
  const [, version, name] = /^(\d{14})_(\w[\w-]{0,99})$/.exec(folder) ?? [];
  return version === undefined || name === undefined ? undefined : { version, name };
}
