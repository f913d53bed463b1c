import { baseName } from '../../base/path.ts';
import { settingsFileName } from '../../config/settings.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { FileSystem, Host } from '../../host/ports.ts';
import { readDisk } from '../../workspace/disk.ts';
import type { Manifest } from '../../workspace/manifest.ts';
import { planUpdate } from '../../workspace/merge/plan-update.ts';
import { readTexts } from '../../workspace/merge/read-texts.ts';
import type { Plan } from '../../workspace/plan.ts';
import type { VirtualFile } from '../../workspace/virtual-file.ts';
import type { Services } from '../command.ts';
import type { CompiledContract } from '../project/compile-contract.ts';
import { exitCode } from '../exit-code.ts';
import { generateProject } from '../project/generate-project.ts';
import { findBlocked, migrateManifest, migrateTexts, type Migration } from '../migrations/migration.ts';
import { failed, type Outcome } from '../outcome.ts';
import { compileProject, openProject, type OpenProject } from '../project/project.ts';
import { scaffoldFiles } from './scaffold-files.ts';

/** All that an update comes to before anything is written. */
export interface UpdateDraft {
  readonly project: OpenProject;
  readonly compiled: CompiledContract;
  /** Of the contract and of what it was generated with; no errors among them. */
  readonly findings: readonly Diagnostic[];
  /** The scaffold as this version writes it. */
  readonly files: readonly VirtualFile[];
  readonly plan: Plan;
  /** As the migrations have left it. */
  readonly manifest: Manifest;
}

/** Puts together what apigen would write, what it once wrote and what the owner has; gives the outcome that says why not. */
export async function draftUpdate(
  root: string,
  recorded: Manifest,
  due: readonly Migration[],
  services: Services,
): Promise<UpdateDraft | Outcome> {
  const { files: disk } = services.host;
  const known = await readDisk(disk, root, [settingsFileName, ...scaffoldPaths(recorded)]);
  const texts = await readTexts(disk, root, known);
  const migrated = migrateTexts(texts, due);
  const manifest = migrateManifest(recorded, due);
  const made = await makeFiles(migrated.get(settingsFileName), manifest, services);
  if ('exitCode' in made) return made;
  const newPaths = [...scaffoldPaths(manifest), ...migrated.keys(), ...made.files.map(({ path }) => path)];
  const found = await readDisk(disk, root, new Set(newPaths.filter((path) => !known.has(path))));
  const blocked = findBlocked(migrated, found);
  if (blocked.length > 0) return failed(exitCode.conflict, blocked);
  const foundTexts = await readTexts(disk, root, found);
  const state = {
    files: made.files,
    disk: new Map([...known, ...found]),
    texts: new Map([...texts, ...foundTexts]),
    migrated: new Map([...migrated, ...foundTexts]),
    manifest,
  };
  return { ...made, plan: planUpdate(state), manifest };
}

function scaffoldPaths({ files }: Manifest): string[] {
  return [...files].flatMap(([path, { ownership }]) => (ownership === 'scaffold' ? [path] : []));
}

/** The scaffold as this version writes it, from the contract and from settings that the migrations have seen. */
async function makeFiles(
  settingsText: string | undefined,
  manifest: Manifest,
  services: Services,
): Promise<Omit<UpdateDraft, 'plan' | 'manifest'> | Outcome> {
  const { host } = services;
  const project = await openProject(withSettings(host, settingsText));
  if ('exitCode' in project) return project;
  const compiled = await compileProject(project, host);
  if ('exitCode' in compiled) return compiled;
  const generation = await generateProject(compiled, { ...project, developmentSecret: null }, services);
  if ('exitCode' in generation) return generation;
  const facts = { model: compiled.model, project };
  const files = await scaffoldFiles(generation.files, manifest, facts, services);
  if ('exitCode' in files) return files;
  return { project, compiled, files, findings: [...compiled.diagnostics, ...generation.diagnostics] };
}

/** The world as it is, but for the text of the settings. */
function withSettings(host: Host, text: string | undefined): Host {
  if (text === undefined) return host;
  const read: FileSystem['read'] = async (path) =>
    baseName(path) === settingsFileName ? new TextEncoder().encode(text) : host.files.read(path);
  return { ...host, files: { ...host.files, read } };
}
