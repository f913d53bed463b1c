import type { Settings } from '../../config/settings.ts';
import { findUpwards } from '../../host/find-upwards.ts';
import type { FileSystem } from '../../host/ports.ts';
import type { ServiceModel } from '../../model/model.ts';
import { relativePath } from '../../base/path.ts';
import type { Renderer } from '../../render/renderer.ts';
import { ciPaths, ciTarget, type CiSystem } from '../../targets/ci/ci-target.ts';
import type { VirtualFile } from '../../workspace/virtual-file.ts';
import { addToProject } from './add-to-project.ts';
import type { Services } from '../command.ts';
import type { Outcome } from '../outcome.ts';

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
export function addCi({ system, isDryRun }: CiRequest, services: Services): Promise<Outcome> {
  return addToProject(
    {
      isDryRun,
      filesOf: (model, settings, renderer) => ciFiles(system, model, settings, renderer, services.version),
      notesOf: (root) => placeNotes(services.host.files, root, system),
      nextSteps: async (kept, root) =>
        kept.length > 0 || (await placeOf(services.host.files, root)) !== undefined ? [] : nextSteps[system],
    },
    services,
  );
}

/** The recipe of one system. */
export function ciFiles(
  system: CiSystem,
  model: ServiceModel,
  settings: Settings,
  renderer: Renderer,
  version: string,
): readonly VirtualFile[] {
  return [...ciTarget.generate(model, { options: { ...settings, system, version }, ...renderer })];
}

/** Systems read the root of the repository only, and the project may lie deeper. */
async function placeNotes(files: FileSystem, root: string, system: CiSystem): Promise<string[]> {
  const place = await placeOf(files, root);
  if (place === undefined) return [];
  const { folder, way } = place;
  const [first, ...rest] = placeChanges[system](folder);
  return [
    `The repository begins at ${way}: move ${ciPaths[system]} there, ${first}.`,
    ...rest,
    'For many projects at once "apigen generate --all --check" in the root of the repository is enough.',
  ];
}

/** Where the project lies in its repository, and the way from there to its root; undefined where it is the root, or in none. */
async function placeOf(
  files: FileSystem,
  root: string,
): Promise<{ readonly folder: string; readonly way: string } | undefined> {
  const repository = await findUpwards(files, root, '.git');
  if (repository === undefined || repository === root) return undefined;
  return { folder: relativePath(repository, root), way: relativePath(root, repository) };
}

/** What is to be changed in a recipe that is moved to the root of the repository. */
const placeChanges: Readonly<Record<CiSystem, (folder: string) => readonly [string, ...string[]]>> = {
  github: (folder) => [
    `with "defaults: { run: { working-directory: ${folder} } }" in it`,
    `"hashFiles" means "${folder}/Dockerfile" there, and "cache" needs "cache-dependency-path" with the path of the lockfile below it, unless that is in the root, too.`,
  ],
  gitlab: (folder) => [
    `with "cd ${folder}" as the first line of each script`,
    `Paths outside of scripts, of the Dockerfile, the lockfile and the cache, begin with "${folder}/" there.`,
  ],
  'pre-commit': (folder) => [`with "bash -c 'cd ${folder} && …'" as the entries`],
};
