import type { MigrationConnection } from '../../runtime/database/migrate/migration-connection.ts';
import { openMigrationConnection } from '../../database/migrate/open-migration-connection.ts';
import { databaseFailure } from '../../database/connect-diagnostics.ts';
import { report } from '../../diagnostics/definition.ts';
import { exitCode } from '../exit-code.ts';
import { databaseUrlMissing } from '../model/source-diagnostics.ts';
import { failed, type Outcome } from '../outcome.ts';
import type { MigratePlace } from './migrate-place.ts';
import { failureDiagnostic } from './problem-diagnostics.ts';

/** Connects, works, and ends the connection; whatever the database refuses becomes the outcome. */
export async function withDatabase(
  { dialect, url, shownUrl }: MigratePlace,
  access: 'read' | 'write' | 'create',
  work: (connection: MigrationConnection) => Promise<Outcome>,
): Promise<Outcome> {
  if (url === undefined) {
    const option = `--url ${dialect === 'sqlite' ? 'app.db' : `${dialect}://user@host/name`}`;
    return failed(exitCode.usage, [report(databaseUrlMissing, { option })]);
  }
  const connection = await openMigrationConnection({ dialect, url, timeoutMs: 10_000, access });
  if ('code' in connection) return failed(exitCode.environment, [connection]);
  try {
    return await work(connection);
  } catch (error) {
    const found = failureDiagnostic(error);
    if (found !== undefined) return failed(exitCode.environment, [found]);
    // Drivers tell by a code what is theirs; anything else is a mistake of ours.
    if (!(error instanceof Error) || !('code' in error)) throw error;
    const reason = error.message.trim().replace(/\.$/, '');
    return failed(exitCode.environment, [report(databaseFailure, { place: shownUrl, reason })]);
  } finally {
    await connection.close();
  }
}
