import { resolvePath } from '../../base/path.ts';
import { findProject } from '../../config/read-settings.ts';
import type { DatabaseSettings } from '../../config/database-settings.ts';
import type { DatabaseSchema } from '../../database/schema.ts';
import { readSnapshot } from '../../database/snapshot/read-snapshot.ts';
import { snapshotPath } from '../../database/snapshot/snapshot-path.ts';
import { report } from '../../diagnostics/definition.ts';
import { hasErrors } from '../../diagnostics/diagnostic.ts';
import type { Host } from '../../host/ports.ts';
import type { Services } from '../command.ts';
import { exitCode } from '../exit-code.ts';
import { failed, type Outcome } from '../outcome.ts';
import { openProject, type OpenProject } from '../project/project.ts';
import { realTarget } from '../create/project-target.ts';
import { chooseTables } from './choose-tables.ts';
import { createTableService } from './create-table-service.ts';
import { mergeSettings } from './merge-settings.ts';
import type { ModelDraft } from './model-draft.ts';
import { chooseSource, givenPatterns, type ModelRequest } from './model-request.ts';
import { readTables } from './read-tables.ts';
import { modelPlaceMissing } from './source-diagnostics.ts';
import { writeModels } from './write-models.ts';
import { writeProjectModels } from './write-project-models.ts';

/** Reads tables and makes their models, in a project or in a folder. Nothing is written unless all of it can be. */
export async function makeModels(request: ModelRequest, services: Services): Promise<Outcome> {
  const place = await findPlace(request, services.host);
  if ('exitCode' in place) return place;
  const draft = await draftModels(request, place, services.host);
  if ('exitCode' in draft) return draft;
  if ('settings' in place) return writeProjectModels(draft, place, services);
  if (request.api !== undefined) return createTableService(draft, request.api, services);
  return writeModels(draft, place.root, services);
}

/** A project, or a folder that models alone go to. */
type Place = OpenProject | { readonly root: string };

async function findPlace({ out, api }: ModelRequest, host: Host): Promise<Place | Outcome> {
  const { workingDirectory } = host.environment;
  const root = await findProject(host.files, workingDirectory);
  const folder = out === undefined ? undefined : resolvePath(workingDirectory, out.replaceAll('\\', '/'));
  if (typeof root === 'string' && (folder === undefined || folder === `${root}/src`))
    return openProject(host);
  if (folder !== undefined) return { root: await realTarget(host.files, folder) };
  // The project is about to be made; its folder is settled with it.
  if (api !== undefined) return { root: await host.files.realPath(workingDirectory) };
  return failed(exitCode.usage, [report(modelPlaceMissing, { path: workingDirectory })]);
}

async function draftModels(request: ModelRequest, place: Place, host: Host): Promise<ModelDraft | Outcome> {
  const current = 'settings' in place ? place.settings.database : undefined;
  const source = chooseSource(request, current?.dialect);
  if ('code' in source) return failed(exitCode.usage, [source]);
  const root = 'settings' in place ? place.root : undefined;
  const read = await readTables(source, request.schema ?? current?.schema, root, host);
  if ('exitCode' in read) return read;
  const given = givenPatterns(request);
  const isAdding = given.length > 0;
  const known = await knownTables(place, host);
  if (isAdding && 'code' in known) return failed(exitCode.usage, [known]);
  const patterns = isAdding ? given : recorded(current);
  const chosen = chooseTables(read.schema, source.kind === 'ddl' ? inEverySchema(patterns) : patterns, {
    known: 'code' in known ? undefined : known.schema,
    isAdding,
  });
  const diagnostics = [...read.diagnostics, ...chosen.diagnostics];
  if (hasErrors(diagnostics)) return failed(exitCode.contract, diagnostics, read.sources);
  const settings = mergeSettings(request, source.dialect, current);
  return { request, settings, ...read, diagnostics, schema: chosen.value };
}

/** A file holds what is meant, whatever the schema; a server has an own schema beside others. */
function inEverySchema(patterns: readonly string[]): readonly string[] {
  const [first] = patterns;
  return first === undefined || first.startsWith('!') ? ['*.*', ...patterns] : patterns;
}

function recorded(settings: DatabaseSettings | undefined): readonly string[] {
  return settings?.tables ?? [];
}

/** The tables that have models already. */
async function knownTables(
  place: Place,
  { files }: Host,
): Promise<{ readonly schema: DatabaseSchema | undefined } | ReturnType<typeof report>> {
  const path = `${place.root}/${snapshotPath}`;
  if ((await files.kind(path)) !== 'file') return { schema: undefined };
  const found = readSnapshot(new TextDecoder().decode(await files.read(path)));
  return 'code' in found ? found : { schema: found };
}
