import type { Settings } from '../config/settings.ts';
import type { FileSystem } from '../host/ports.ts';
import type { ServiceModel } from '../model/model.ts';
import { joinPath, parentPath, relativePath } from '../base/path.ts';
import type { Renderer } from '../render/renderer.ts';
import { ciPaths, ciTarget, type CiSystem } from '../targets/ci/ci-target.ts';
import type { VirtualFile } from '../workspace/virtual-file.ts';
import { applyFiles } from './apply-files.ts';
import type { Services } from './command.ts';
import { renderThrough } from './generate-project.ts';
import type { Outcome } from './outcome.ts';
import { compileProject, openProject } from './project.ts';

/** What is added, and whether it is only shown. */
export interface CiRequest {
  readonly system: CiSystem;
  readonly isDryRun: boolean;
}

const nextSteps: Readonly<Record<CiSystem, readonly string[]>> = {
  github: ['git add .github/workflows/ci.yml'],
  gitlab: ['git add .gitlab-ci.yml'],
  'pre-commit': ['git add .pre-commit-config.yaml', 'pre-commit install'],
};

/** Adds the recipe of a system that checks every change; a file that exists stays as it is. */
export async function addCi({ system, isDryRun }: CiRequest, services: Services): Promise<Outcome> {
  const { host, version } = services;
  const project = await openProject(host);
  if ('exitCode' in project) return project;
  const compiled = await compileProject(project, host);
  if ('exitCode' in compiled) return compiled;
  const { settings, directory } = project;
  const { model, diagnostics, sources, sourceFolder } = compiled;
  const generation = await renderThrough(project, services, (renderer) =>
    ciFiles(system, model, settings, renderer, version),
  );
  if ('exitCode' in generation) return generation;
  const root = await host.files.realPath(project.root);
  const { files } = generation;
  const applied = await applyFiles({ root, files, options: { isComplete: false }, isDryRun }, host);
  const kept = applied.plan.filter((change) => change.kind === 'keep').map((change) => change.path);
  return {
    exitCode: applied.exitCode,
    diagnostics: [...diagnostics, ...generation.diagnostics, ...applied.diagnostics],
    sources,
    sourceFolder,
    result: {
      kind: 'plan',
      isNew: false,
      isDryRun,
      directory,
      service: settings.name,
      plan: applied.plan,
      notes: [
        ...kept.map((path) => `${path} is yours and was not changed.`),
        ...(await placeNotes(host.files, root, system)),
      ],
      nextSteps: kept.length > 0 ? [] : nextSteps[system],
    },
  };
}

/** The recipe of one system. */
export function ciFiles(
  system: CiSystem,
  model: ServiceModel,
  settings: Settings,
  renderer: Renderer,
  version: string,
): readonly VirtualFile[] {
  return ciTarget.generate(model, { options: { ...settings, system, version }, ...renderer });
}

/** Systems read the root of the repository only, and the project may lie deeper. */
async function placeNotes(files: FileSystem, root: string, system: CiSystem): Promise<string[]> {
  const repository = await findRepository(files, root);
  if (repository === undefined || repository === root) return [];
  const folder = relativePath(repository, root);
  const path = ciPaths[system];
  const how = {
    github: `with "defaults: { run: { working-directory: ${folder} } }" in it`,
    gitlab: `with "cd ${folder}" as the first line of each script`,
    'pre-commit': `with "bash -c 'cd ${folder} && …'" as the entries`,
  }[system];
  return [`The repository begins at ${relativePath(root, repository)}: move ${path} there, ${how}.`];
}

async function findRepository(files: FileSystem, folder: string): Promise<string | undefined> {
  for (let current = folder; ; current = parentPath(current)) {
    if ((await files.kind(joinPath(current, '.git'))) !== undefined) return current;
    if (parentPath(current) === current || parentPath(current) === '') return undefined;
  }
}
