import { createSource, type Source } from '../../base/source.ts';
import type { Dialect } from '../../database/dialect.ts';
import { introspect } from '../../database/introspect.ts';
import { historyTable } from '../../runtime/database/migrate/migration-history.ts';
import type { Migration } from '../../runtime/database/migrate/migration.ts';
import { translateSchema } from '../../database/print-ddl/translate-schema.ts';
import { readDdl } from '../../database/read-ddl.ts';
import type { DatabaseSchema } from '../../database/schema.ts';
import { readSnapshot } from '../../database/snapshot/read-snapshot.ts';
import { snapshotMissing } from '../../database/snapshot/snapshot-diagnostics.ts';
import { snapshotPath } from '../../database/snapshot/snapshot-path.ts';
import { report } from '../../diagnostics/definition.ts';
import { hasErrors, type Diagnostic } from '../../diagnostics/diagnostic.ts';
import { joinPath } from '../../base/path.ts';
import type { Host } from '../../host/ports.ts';
import { exitCode } from '../exit-code.ts';
import { readDdlFiles } from '../model/read-ddl-files.ts';
import { databaseUrlMissing } from '../model/source-diagnostics.ts';
import { failed, type Outcome } from '../outcome.ts';
import { folderOf } from './read-migrations.ts';
import type { MigratePlace } from './migrate-place.ts';

/** One side of a comparison. */
export interface MigrateSide {
  readonly schema: DatabaseSchema;
  /** No errors among them. */
  readonly diagnostics: readonly Diagnostic[];
  readonly sources: ReadonlyMap<string, Source>;
}

/** Reads `database`, `models`, `migrations` or files of DDL, parted by commas; in the dialect of the migrations, without their history. */
export async function readSide(
  side: string,
  place: MigratePlace,
  migrations: readonly Migration[],
  host: Host,
): Promise<MigrateSide | Outcome> {
  const read = await readAny(side, place, migrations, host);
  if ('exitCode' in read) return read;
  const { value, diagnostics } = translateSchema(read.schema, place.dialect);
  const tables = value.tables.filter(({ name }) => name !== historyTable);
  // Only a translation leaves something out; a view is none of migrations' business.
  const told = read.schema.dialect === place.dialect ? [] : diagnostics;
  return { ...read, schema: { ...value, tables }, diagnostics: [...read.diagnostics, ...told] };
}

async function readAny(
  side: string,
  place: MigratePlace,
  migrations: readonly Migration[],
  host: Host,
): Promise<MigrateSide | Outcome> {
  switch (side) {
    case 'database':
      return readLive(place);
    case 'models':
      return readModels(place, host);
    case 'migrations':
      return readSources(
        place.dialect,
        migrations.map((migration) =>
          createSource(`${place.shownFolder}/${folderOf(migration)}/up.sql`, migration.up),
        ),
      );
    default: {
      const { workingDirectory } = host.environment;
      const found = await readDdlFiles(host.files, workingDirectory, side.split(','));
      if (found.diagnostics.length > 0) return failed(exitCode.environment, found.diagnostics);
      return readSources(place.ddlDialect, found.sources);
    }
  }
}

async function readLive({ dialect, url }: MigratePlace): Promise<MigrateSide | Outcome> {
  if (url === undefined) {
    const option = `--url ${dialect === 'sqlite' ? 'app.db' : `${dialect}://user@host/name`}`;
    return failed(exitCode.usage, [report(databaseUrlMissing, { option })]);
  }
  const { schema, diagnostics } = await introspect({ dialect, url });
  if (schema === undefined || hasErrors(diagnostics)) return failed(exitCode.environment, diagnostics);
  // Types that no model knows can be compared all the same.
  return { schema, diagnostics: [], sources: new Map() };
}

async function readModels({ root }: MigratePlace, { files }: Host): Promise<MigrateSide | Outcome> {
  const path = joinPath(root, snapshotPath);
  if ((await files.kind(path)) !== 'file') {
    const facts = { path: snapshotPath, command: 'apigen model' };
    return failed(exitCode.usage, [report(snapshotMissing, facts)]);
  }
  const schema = readSnapshot(new TextDecoder().decode(await files.read(path)));
  if ('code' in schema) return failed(exitCode.usage, [schema]);
  return { schema, diagnostics: [], sources: new Map() };
}

async function readSources(dialect: Dialect, list: readonly Source[]): Promise<MigrateSide | Outcome> {
  const { schema, diagnostics } = await readDdl(dialect, list);
  const sources = new Map(list.map((source) => [source.path, source]));
  if (hasErrors(diagnostics)) return failed(exitCode.contract, diagnostics, sources);
  return { schema, diagnostics, sources };
}
