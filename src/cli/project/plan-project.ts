import { hasErrors, type Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { FileSystem } from '../../host/ports.ts';
import { readDisk, type Disk } from '../../workspace/disk.ts';
import { makePlan } from '../../workspace/make-plan.ts';
import type { Plan } from '../../workspace/plan.ts';
import { readManifest, type FoundManifest } from '../../workspace/read-manifest.ts';
import type { VirtualFile } from '../../workspace/virtual-file.ts';
import type { Services } from '../command.ts';
import type { CompiledContract } from './compile-contract.ts';
import { exitCode } from '../exit-code.ts';
import { generateProject } from './generate-project.ts';
import { failed, type Outcome } from '../outcome.ts';
import { compileProject, openProject, type OpenProject } from './project.ts';

/** A project beside what its contract gives. Nothing was written. */
export interface PlannedProject {
  readonly project: OpenProject;
  /** Real and absolute. */
  readonly root: string;
  readonly compiled: CompiledContract;
  readonly files: readonly VirtualFile[];
  readonly found: FoundManifest;
  readonly disk: Disk;
  readonly plan: Plan;
  /** Of the contract, the generation and the manifest, no errors among them. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Compiles the contract of the project and compares everything that it gives with the disk and the manifest, or gives
 * the outcome that says why not.
 */
export async function planProject(services: Services): Promise<PlannedProject | Outcome> {
  const { host } = services;
  const project = await openProject(host);
  if ('exitCode' in project) return project;
  const root = await host.files.realPath(project.root);
  const compiled = await compileProject(project, host);
  if ('exitCode' in compiled) return compiled;
  const { value: found, diagnostics } = await readManifest(host.files, root);
  if (hasErrors(diagnostics)) return failed(exitCode.usage, diagnostics);
  const generation = await generateProject(compiled, { ...project, developmentSecret: null }, services);
  if ('exitCode' in generation) return generation;
  const { files } = generation;
  const { disk, plan } = await comparePlan(files, found, host.files, root);
  return {
    project,
    root,
    compiled,
    files,
    found,
    disk,
    plan,
    diagnostics: [...compiled.diagnostics, ...generation.diagnostics, ...diagnostics],
  };
}

/** What it would take to bring the disk at `root` to the given files. */
export async function comparePlan(
  files: readonly VirtualFile[],
  { manifest }: FoundManifest,
  host: FileSystem,
  root: string,
): Promise<{ readonly disk: Disk; readonly plan: Plan }> {
  const paths = new Set([...files.map((file) => file.path), ...manifest.files.keys()]);
  const disk = await readDisk(host, root, paths);
  return { disk, plan: makePlan(files, disk, manifest, { isComplete: true }) };
}
