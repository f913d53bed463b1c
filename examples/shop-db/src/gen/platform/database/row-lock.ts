import { InvalidQueryError } from './model-errors.ts';
import type { RowLock } from './read-options.ts';
import type { TableAccess } from './table-access.ts';

const locks: Readonly<Record<RowLock, string>> = {
  'for update': ' for update',
  'for update skip locked': ' for update skip locked',
  'for update nowait': ' for update nowait',
  'for share': ' for share',
  'for share skip locked': ' for share skip locked',
  'for share nowait': ' for share nowait',
};

/**
 * The clause that locks the rows which are read, with the space before it. SQLite has none: whoever writes has the whole
 * database for himself.
 */
export function lockSql(lock: RowLock | undefined, { layout, session }: TableAccess): string {
  if (lock === undefined) return '';
  if (!Object.hasOwn(locks, lock)) {
    throw new InvalidQueryError(layout.table.name, `There is no lock ${JSON.stringify(lock)}.`);
  }
  if (!session.isInTransaction) {
    throw new InvalidQueryError(
      layout.table.name,
      'A lock ends with its transaction, so it needs one: use the models that withTx gives.',
    );
  }
  if (session.server === 'sqlite') return '';
  return session.server === 'mariadb'
    ? locks[lock].replace('for share', 'lock in share mode')
    : locks[lock];
}
