import type { Dialect } from '../../database/dialect.ts';
import type { Settlement } from '../../database/migrate/settle-migration.ts';

/** What `apigen migrate` can do. */
export const migrateActions = ['diff', 'new', 'up', 'down', 'status'] as const;

/** One of {@link migrateActions}. */
export type MigrateAction = (typeof migrateActions)[number];

/** What was asked for, as it was written. */
export interface MigrateRequest {
  readonly action: MigrateAction;
  readonly name?: string | undefined;
  readonly url?: string | undefined;
  readonly dialect?: Dialect | undefined;
  /** Where migrations are, from the working directory. */
  readonly folder?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly settle?: Settlement | undefined;
  readonly isLossAllowed: boolean;
  readonly isCheck: boolean;
  readonly isDryRun: boolean;
}
