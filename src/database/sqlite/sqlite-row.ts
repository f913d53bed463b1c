import type { SQLOutputValue } from 'node:sqlite';

/** A row of a PRAGMA. */
export type SqliteRow = Readonly<Record<string, SQLOutputValue>>;
