import type { Settings } from '../config/settings.ts';
import { findUpwards } from '../host/find-upwards.ts';
import type { FileSystem } from '../host/ports.ts';
import type { ServiceModel } from '../model/model.ts';
import { relativePath } from '../base/path.ts';
import type { Renderer } from '../render/renderer.ts';
import { ciPaths, ciTarget, type CiSystem } from '../targets/ci/ci-target.ts';
import type { VirtualFile } from '../workspace/virtual-file.ts';
import { addToProject } from './add-to-project.ts';
import type { Services } from './command.ts';
import type { Outcome } from './outcome.ts';

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
      nextSteps: (kept) => (kept.length > 0 ? [] : nextSteps[system]),
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
  return ciTarget.generate(model, { options: { ...settings, system, version }, ...renderer });
}

/** Systems read the root of the repository only, and the project may lie deeper. */
async function placeNotes(files: FileSystem, root: string, system: CiSystem): Promise<string[]> {
  const repository = await findUpwards(files, root, '.git');
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
