import { isInside, joinPath, relativePath, resolvePath } from '../../base/path.ts';
import { report } from '../../diagnostics/definition.ts';
import { hasErrors, type Diagnostic } from '../../diagnostics/diagnostic.ts';
import { filesWithTexts } from '../../host/files-with-texts.ts';
import type { VirtualFile } from '../../workspace/virtual-file.ts';
import type { Services } from '../command.ts';
import type { CompiledContract } from '../project/compile-contract.ts';
import { exitCode } from '../exit-code.ts';
import { failed, type Outcome } from '../outcome.ts';
import { compileProject, type OpenProject } from '../project/project.ts';
import { apiFileTaken, apiFileUnfit } from './api-diagnostics.ts';
import { contractFindings, contractNotes, draftContract, draftLogic } from './draft-contract.ts';
import { importContract } from './import-contract.ts';
import type { ModelDraft } from './model-draft.ts';
import { readProjectModels } from './project-models.ts';

/** What a contract of tables adds to a project; nothing where none was asked for. */
export interface ApiDraft {
  /** The new contract, and the one that imports it from now on. */
  readonly inputs: readonly VirtualFile[];
  /** The whole contract of the project as it will be. */
  readonly compiled: CompiledContract;
  readonly logic: readonly VirtualFile[];
  /** Of the new contract, no errors among them. */
  readonly diagnostics: readonly Diagnostic[];
  readonly notes: readonly string[];
}

/** Writes the contract of the tables beside that of the project, or gives the outcome that says why not. */
export async function draftApi(
  draft: ModelDraft,
  project: OpenProject,
  before: CompiledContract,
  services: Services,
): Promise<ApiDraft | Outcome> {
  const { host } = services;
  const nothing = { inputs: [], compiled: before, logic: [], diagnostics: [], notes: [] };
  const { models, diagnostics: findings } = readProjectModels(project.settings);
  if (hasErrors(findings)) return failed(exitCode.contract, findings);
  if (draft.request.api === undefined || models === undefined) return nothing;
  const root = await host.files.realPath(project.root);
  const folder = await host.files.realPath(host.environment.workingDirectory);
  const path = resolvePath(folder, draft.request.api.replaceAll('\\', '/'));
  const unfit = await findUnfit(draft.request.api, path, root, services);
  if (unfit !== undefined) return failed(exitCode.usage, [unfit]);
  const options = { service: before.model.name, prefix: '/v1', int64: project.settings.int64 };
  const contract = await draftContract(draft, models, options, services);
  const texts = new Map([
    [path, contract.text],
    [resolvePath(root, project.settings.contract), importContract(before.program, before.folder, path)],
  ]);
  const compiled = await compileProject(
    { ...project, root },
    { ...host, files: filesWithTexts(host.files, texts) },
  );
  if ('exitCode' in compiled) return compiled;
  return {
    inputs: [...texts].map(([file, content]) => inputOf(relativePath(root, file), content)),
    compiled,
    logic: await draftLogic(contract, services),
    diagnostics: [...compiled.diagnostics, ...contractFindings(contract)],
    notes: contractNotes(contract),
  };
}

/** Why a file cannot become the contract of tables in the project at `root`; undefined when it can. */
async function findUnfit(
  written: string,
  path: string,
  root: string,
  { host }: Services,
): Promise<Diagnostic | undefined> {
  const example = 'api/tables.api';
  if (!isInside(root, path))
    return report(apiFileUnfit, { path: written, reason: 'it lies outside of the project', example });
  return findUnfitName(written, path, host.files, example);
}

/** The same wherever the contract goes. */
export async function findUnfitName(
  written: string,
  path: string,
  files: Services['host']['files'],
  example: string,
): Promise<Diagnostic | undefined> {
  if (!path.endsWith('.api') || /[\u0000-\u001f]/.test(path))
    return report(apiFileUnfit, { path: written, reason: 'its name does not end in ".api"', example });
  return (await files.kind(path)) === undefined ? undefined : report(apiFileTaken, { path: written });
}

function inputOf(path: string, content: string): VirtualFile {
  return { path: joinPath('', path), content, ownership: 'yours', origin: 'contract', isInput: true };
}
