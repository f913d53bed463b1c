import { hashText } from '../../base/hash.ts';
import { joinPath } from '../../base/path.ts';
import { sortBy } from '../../base/order.ts';
import { withDatabaseSettings } from '../../config/edit-settings.ts';
import { settingsFileName } from '../../config/settings.ts';
import { printSnapshot } from '../../database/snapshot/print-snapshot.ts';
import { snapshotPath } from '../../database/snapshot/snapshot-path.ts';
import { hasErrors } from '../../diagnostics/diagnostic.ts';
import { filesWithTexts } from '../../host/files-with-texts.ts';
import { readDisk, type Disk } from '../../workspace/disk.ts';
import { makePlan } from '../../workspace/make-plan.ts';
import type { Manifest } from '../../workspace/manifest.ts';
import type { Change } from '../../workspace/plan.ts';
import { readManifest } from '../../workspace/read-manifest.ts';
import type { VirtualFile } from '../../workspace/virtual-file.ts';
import type { Services } from '../command.ts';
import type { CompiledContract } from '../project/compile-contract.ts';
import { exitCode } from '../exit-code.ts';
import { renderFiles } from '../project/generate-files.ts';
import { generateProject, renderThrough } from '../project/generate-project.ts';
import { failed, type Outcome } from '../outcome.ts';
import type { PlannedProject } from '../project/plan-project.ts';
import { compileProject, openProject, type OpenProject } from '../project/project.ts';
import { scaffoldFiles } from '../update/scaffold-files.ts';
import { findVersionDrift } from '../project/version-drift.ts';
import { draftApi } from './draft-api.ts';
import { withLogic } from './draft-contract.ts';
import type { ModelDraft } from './model-draft.ts';
import { scaffoldChanges } from './scaffold-changes.ts';

/** All that models change in a project, worked out and not yet written. */
export interface ProjectModelsPlan extends Omit<PlannedProject, 'disk'> {
  /** As it is with the new settings and the new snapshot. */
  readonly project: OpenProject;
  /** What there is to tell about the contract of the tables, where one was asked for. */
  readonly notes: readonly string[];
}

/** Generates the project as it was and as it will be, and compares both with the disk. */
export async function planProjectModels(
  draft: ModelDraft,
  project: OpenProject,
  services: Services,
): Promise<ProjectModelsPlan | Outcome> {
  const { host } = services;
  const root = await host.files.realPath(project.root);
  const { value: found, diagnostics } = await readManifest(host.files, root);
  const drift = findVersionDrift(found.manifest.tool, services.version, 'same-minor');
  if (hasErrors(diagnostics)) return failed(exitCode.usage, diagnostics);
  if (drift !== undefined) return failed(exitCode.usage, [drift]);
  const before = await compileProject(project, host);
  if ('exitCode' in before) return before;
  const inputs = await inputFiles(draft, project, services);
  const texts = new Map(inputs.map(({ path, content }) => [joinPath(project.root, path), content]));
  const next = await openProject({ ...host, files: filesWithTexts(host.files, texts) });
  if ('exitCode' in next) return next;
  const api = await draftApi(draft, next, before, services);
  if ('exitCode' in api) return api;
  inputs.push(...api.inputs);
  const { compiled } = api;
  const generation = await generateProject(compiled, { ...next, developmentSecret: null }, services);
  if ('exitCode' in generation) return { ...generation, sources: draft.sources };
  const scaffold = await scaffoldOf(generation.files, found.manifest, { compiled, project: next }, services);
  const old = await oldScaffold(found.manifest, { compiled: before, project }, services);
  if ('exitCode' in scaffold) return scaffold;
  if ('exitCode' in old) return old;
  const code = withLogic(generation.files.filter(isCode), api.logic);
  const files = [...code, ...scaffold];
  const paths = [...files, ...inputs].map(({ path }) => path);
  const disk = await readDisk(host.files, root, new Set([...paths, ...found.manifest.files.keys()]));
  const plan = [
    ...makePlan(code, disk, found.manifest, { isComplete: true }),
    ...(await scaffoldChanges(old, scaffold, { disk, manifest: found.manifest }, host.files, root)),
    ...inputs.map((file) => inputChange(file, disk)),
  ];
  return {
    project: next,
    root,
    compiled,
    found,
    files: [...files, ...inputs],
    plan: sortBy(plan, ({ path }) => path),
    diagnostics: [...api.diagnostics, ...generation.diagnostics, ...diagnostics],
    notes: api.notes,
  };
}

function isCode({ ownership }: VirtualFile): boolean {
  return ownership !== 'scaffold';
}

/** What models are made of: the settings with the section "database", and the snapshot. */
async function inputFiles(
  { schema, settings }: ModelDraft,
  project: OpenProject,
  { host }: Services,
): Promise<VirtualFile[]> {
  const bytes = await host.files.read(joinPath(project.root, settingsFileName));
  const text = new TextDecoder().decode(bytes);
  return [
    {
      path: settingsFileName,
      content: withDatabaseSettings(text, settings),
      ownership: 'scaffold',
      origin: 'settings',
    },
    {
      path: snapshotPath,
      content: printSnapshot(schema),
      ownership: 'scaffold',
      origin: 'database',
      isInput: true,
    },
  ];
}

function inputChange(file: VirtualFile, disk: Disk): Change {
  const { path, ownership, origin, content } = file;
  const entry = disk.get(path);
  const after = hashText(content);
  const base = { path, ownership, origin };
  if (entry === undefined) return { kind: 'create', ...base, file, after, isRecreated: false };
  if (entry.kind !== 'file') return { kind: 'conflict', ...base, reason: 'not-a-file', after };
  return entry.hash === after
    ? { kind: 'unchanged', ...base, before: after }
    : { kind: 'update', ...base, file, before: entry.hash, after };
}

interface Facts {
  readonly compiled: CompiledContract;
  readonly project: OpenProject;
}

function scaffoldOf(
  files: readonly VirtualFile[],
  manifest: Manifest,
  { compiled, project }: Facts,
  services: Services,
): Promise<readonly VirtualFile[] | Outcome> {
  return scaffoldFiles(files, manifest, { model: compiled.model, project }, services);
}

/** What the scaffold would be without this run. */
async function oldScaffold(
  manifest: Manifest,
  facts: Facts,
  services: Services,
): Promise<readonly VirtualFile[] | Outcome> {
  const { compiled, project } = facts;
  const request = { settings: project.settings, developmentSecret: null };
  const rendered = await renderThrough(project, services, async (renderer) =>
    renderFiles(compiled.model, request, renderer),
  );
  if ('exitCode' in rendered) return rendered;
  return scaffoldOf(rendered.files, manifest, facts, services);
}
