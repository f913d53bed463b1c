import { joinPath } from '../../base/path.ts';
import { planMigration, type Migration as PlannedMigration } from '../../database/diff/plan-migration.ts';
import { likelyRenames } from '../../database/diff/likely-renames.ts';
import { diffSchemas } from '../../database/diff/diff-schemas.ts';
import { tableKey } from '../../database/table-key.ts';
import type { Migration } from '../../runtime/database/migrate/migration.ts';
import { hasHistory, readHistory } from '../../runtime/database/migrate/migration-history.ts';
import { printMigrationFile } from '../../database/migrate/print-migration-file.ts';
import type { DatabaseSchema } from '../../database/schema.ts';
import { report } from '../../diagnostics/definition.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Host } from '../../host/ports.ts';
import type { Services } from '../command.ts';
import { exitCode } from '../exit-code.ts';
import { failed, type Outcome } from '../outcome.ts';
import {
  migrateSideMissing,
  migrationMayFail,
  migrationHeldBack,
  migrationNameInvalid,
  migrationRenameLikely,
  migrationsPending,
} from './migrate-diagnostics.ts';
import { migrated } from './migrate-outcome.ts';
import type { MigratePlace } from './migrate-place.ts';
import type { MigrateRequest } from './migrate-request.ts';
import { nameMigration } from './name-migration.ts';
import { isMigrationName } from './new-migration.ts';
import { objectsLeftOut } from './objects-left-out.ts';
import { readTriggers } from './read-triggers.ts';
import { readSide, type MigrateSide } from './read-side.ts';
import { viewsInTheWay } from './views-in-the-way.ts';
import { withDatabase } from './with-database.ts';
import { writeMigration } from './write-migration.ts';

/** `diff`: writes the migration that leads from one state to another. With `--check` it only answers whether there is a difference. */
export async function diffMigration(
  request: MigrateRequest,
  place: MigratePlace,
  migrations: readonly Migration[],
  { host }: Services,
): Promise<Outcome> {
  if (request.name !== undefined && !isMigrationName(request.name))
    return failed(exitCode.usage, [report(migrationNameInvalid, { name: request.name })]);
  const sides = await readSides(request, place, migrations, host);
  if ('exitCode' in sides) return sides;
  const { from, to, before, after } = sides;
  // Models are made of some tables; what others there are is no difference.
  const start = to === 'models' ? onlyTables(before.schema, after.schema) : before.schema;
  const changes = diffSchemas(start, after.schema);
  const triggers = from === 'database' ? await readTriggers(place) : undefined;
  const planned = planMigration(start, after.schema, triggers);
  const state = { place, from, start: before.schema, changes, isLossAllowed: request.isLossAllowed };
  const findings = {
    diagnostics: [
      ...before.diagnostics,
      ...after.diagnostics,
      ...objectsLeftOut({ before, after, dialect: place.ddlDialect, migrations }),
      ...(request.isLossAllowed ? [] : heldBack(planned)),
      ...mayFail(planned, request.isLossAllowed),
      ...(await viewsInTheWay(state)),
      ...likelyRenames(changes, place.dialect).map((rename) => report(migrationRenameLikely, rename)),
    ],
    sources: new Map([...before.sources, ...after.sources]),
  };
  if (changes.length === 0 || planned.up.length === 0) return migrated(request, place, {}, findings);
  const texts = {
    name: request.name ?? nameMigration(changes),
    up: printMigrationFile(planned.up, {
      what: `From ${from} to ${to}.`,
      isLossAllowed: request.isLossAllowed,
    }),
    down: printMigrationFile(planned.down, {
      what: `Back from ${to}.`,
      isLossAllowed: request.isLossAllowed,
    }),
  };
  const isShown = request.isDryRun || request.isCheck;
  const files = await writeMigration(texts, place, migrations, host, isShown);
  return migrated(
    { ...request, isDryRun: isShown },
    place,
    { files, nextSteps: isShown ? [] : ['apigen migrate up'] },
    { ...findings, exitCode: request.isCheck ? exitCode.no : exitCode.done },
  );
}

interface Sides {
  readonly from: string;
  readonly to: string;
  readonly before: MigrateSide;
  readonly after: MigrateSide;
}

/** Both states, as asked for or as they are by default. A database is one only when nothing waits to be applied. */
async function readSides(
  request: MigrateRequest,
  place: MigratePlace,
  migrations: readonly Migration[],
  host: Host,
): Promise<Sides | Outcome> {
  const to = request.to ?? (await defaultTarget(place, host));
  if (to === undefined) return failed(exitCode.usage, [report(migrateSideMissing, {})]);
  const from = request.from ?? ((await hasDatabase(place, host)) ? 'database' : 'migrations');
  if (from === 'database') {
    const stopped = await checkPending(place, migrations);
    if (stopped.exitCode !== exitCode.done) return stopped;
  }
  const before = await readSide(from, place, migrations, host);
  if ('exitCode' in before) return before;
  const after = await readSide(to, place, migrations, host);
  return 'exitCode' in after ? after : { from, to, before, after };
}

/** A file of SQLite that is not there yet holds what the migrations will make of it. */
async function hasDatabase({ dialect, url }: MigratePlace, { files }: Host): Promise<boolean> {
  if (url === undefined || dialect !== 'sqlite') return url !== undefined;
  return (await files.kind(url)) !== undefined;
}

async function defaultTarget(
  { root }: MigratePlace,
  { files, environment }: Host,
): Promise<string | undefined> {
  const path = joinPath(root, 'schema.sql');
  if ((await files.kind(path)) !== 'file') return undefined;
  return root === environment.workingDirectory ? 'schema.sql' : path;
}

async function checkPending(place: MigratePlace, migrations: readonly Migration[]): Promise<Outcome> {
  return withDatabase(place, 'read', async (connection) => {
    const history = (await hasHistory(connection)) ? await readHistory(connection) : [];
    const applied = new Set(history.map(({ version }) => version));
    const isBehind = migrations.some(({ version }) => !applied.has(version));
    return failed(
      isBehind ? exitCode.conflict : exitCode.done,
      isBehind ? [report(migrationsPending, {})] : [],
    );
  });
}

function onlyTables(schema: DatabaseSchema, { tables }: DatabaseSchema): DatabaseSchema {
  const wanted = new Set(tables.map(tableKey));
  return { ...schema, tables: schema.tables.filter((table) => wanted.has(tableKey(table))) };
}

/** Of those that are written out: the others are told to be left out. */
function mayFail({ up }: PlannedMigration, isLossAllowed: boolean): Diagnostic[] {
  return up
    .filter(({ isHeldBack }) => isLossAllowed || !isHeldBack)
    .flatMap(({ risks, table }) =>
      risks.map((reason) => report(migrationMayFail, { table: table ?? '', reason })),
    );
}

function heldBack({ up }: PlannedMigration): Diagnostic[] {
  const reasons = new Map(
    up
      .filter(({ isHeldBack }) => isHeldBack)
      .flatMap(({ losses, table }) =>
        losses.map((reason) => [`${table} ${reason}`, { table: table ?? '', reason }]),
      ),
  );
  return [...reasons.values()].map((facts) => report(migrationHeldBack, facts));
}
