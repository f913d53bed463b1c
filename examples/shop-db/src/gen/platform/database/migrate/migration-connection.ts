import type { Dialect } from '../table.ts';

/** One connection to a database, for nobody else while migrations are applied. Rejects with errors of the driver. */
export interface MigrationConnection {
  readonly dialect: Dialect;
  /** A statement with parameters, in the placeholders of the dialect. */
  readonly query: (
    sql: string,
    parameters?: readonly (string | number)[],
  ) => Promise<readonly Readonly<Record<string, unknown>>[]>;
  /** A statement as it stands in its file. */
  readonly execute: (sql: string) => Promise<void>;
  /** All of the work or nothing, as far as the dialect can take back what was done. */
  readonly transaction: (work: () => Promise<void>) => Promise<void>;
}

/** Where migrations take the time from. */
export interface MigrationClock {
  /** Now, in UTC: `2026-11-21T09:30:00.000Z`. */
  now(): string;
  /** Milliseconds that only ever grow. */
  monotonic(): number;
}
