import { baseName, joinPath, resolvePath } from '../../base/path.ts';
import { withDatabaseSettings } from '../../config/edit-settings.ts';
import type { Settings } from '../../config/settings.ts';
import { printSnapshot } from '../../database/snapshot/print-snapshot.ts';
import { snapshotPath } from '../../database/snapshot/snapshot-path.ts';
import { hasErrors } from '../../diagnostics/diagnostic.ts';
import { filesWithTexts } from '../../host/files-with-texts.ts';
import type { VirtualFile } from '../../workspace/virtual-file.ts';
import type { Services } from '../command.ts';
import { createProject, type ProjectExtension } from '../create/create-project.ts';
import { exitCode } from '../exit-code.ts';
import { failed, type Outcome } from '../outcome.ts';
import { findUnfitName } from './draft-api.ts';
import { contractFindings, contractNotes, draftContract, draftLogic, withLogic } from './draft-contract.ts';
import { modelNotes, type ModelDraft } from './model-draft.ts';
import { readProjectModels } from './project-models.ts';

/** From tables to a service in one step: what `apigen new` makes of the contract that the tables give, with their models. */
export async function createTableService(
  draft: ModelDraft,
  api: string,
  services: Services,
): Promise<Outcome> {
  const { host } = services;
  const folder = await host.files.realPath(host.environment.workingDirectory);
  const path = resolvePath(folder, api.replaceAll('\\', '/'));
  const unfit = await findUnfitName(api, path, host.files, 'shop.api');
  if (unfit !== undefined) return failed(exitCode.usage, [unfit]);
  const database = {
    database: draft.settings,
    databaseSnapshot: printSnapshot(draft.schema),
  };
  const int64 = draft.settings.int64 ?? 'number';
  const { models, diagnostics } = readProjectModels(settingsOf(database, int64));
  if (models === undefined || hasErrors(diagnostics)) return failed(exitCode.contract, diagnostics);
  const service = serviceName(path);
  const contract = await draftContract(draft, models, { service, prefix: '/v1', int64 }, services);
  const extension: ProjectExtension = {
    settings: database,
    finishSettings: (text) => withDatabaseSettings(text, draft.settings),
    finishFiles: async (files) => [
      ...withLogic(files, await draftLogic(contract, services)),
      snapshotFile(database.databaseSnapshot),
    ],
    diagnostics: [...draft.diagnostics, ...diagnostics, ...contractFindings(contract)],
    notes: [...modelNotes(draft, models.plan), ...contractNotes(contract), whichDatabase],
  };
  const { request } = draft;
  const { noInstall, skipGit, dryRun, out: directory } = request;
  const nothing = { dir: undefined, name: undefined, port: undefined, packageManager: undefined };
  return createProject(
    {
      ...nothing,
      contract: path,
      directory,
      int64,
      forceEmpty: undefined,
      noInstall,
      skipGit,
      dryRun,
      extension,
    },
    { ...services, host: { ...host, files: filesWithTexts(host.files, new Map([[path, contract.text]])) } },
  );
}

/** Whoever read a database expects its rows. */
const whichDatabase =
  'Development runs on empty tables in memory until DATABASE_URL, in the environment or in ".env", names the database.';

/** `shop.api` is the contract of `shop-api`. */
function serviceName(path: string): string {
  const stem = baseName(path)
    .slice(0, -'.api'.length)
    .replaceAll(/[^A-Za-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '');
  const name = /^[A-Za-z]/.test(stem) ? stem : `tables-${stem}`.replace(/-$/, '');
  return name.endsWith('-api') ? name : `${name}-api`;
}

/** What models hang on besides the tables; a project that is not there yet has nothing else. */
function settingsOf(
  database: Pick<Settings, 'database' | 'databaseSnapshot'>,
  int64: Settings['int64'],
): Settings {
  const rest = { contract: '', name: '', port: 0, adminPort: 0, packageManager: 'npm' } as const;
  return { ...rest, int64, ...database };
}

function snapshotFile(content: string): VirtualFile {
  const path = joinPath('', snapshotPath);
  return { path, content, ownership: 'scaffold', origin: 'database', isInput: true };
}
