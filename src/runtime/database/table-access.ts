import type { Session, TransactionOptions } from './session.ts';
import type { TableCache } from './row-cache.ts';
import type { TableLayout } from './table-layout.ts';

/** What models need of a session, whichever tables its typed queries know. */
export interface Runner extends Pick<
  Session,
  'dialect' | 'server' | 'isInTransaction' | 'run' | 'send' | 'encode' | 'encoderOf' | 'afterCommit'
> {
  transaction<Result>(
    work: (session: Runner) => Promise<Result>,
    options?: TransactionOptions,
  ): Promise<Result>;
}

/** A table where it is read and written: its layout, and the session that runs the statements. */
export interface TableAccess {
  readonly layout: TableLayout;
  readonly session: Runner;
  /** Rows that were read before; absent where the table is not cached. */
  readonly cache: TableCache | undefined;
}
