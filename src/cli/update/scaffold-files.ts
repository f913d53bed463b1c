import type { Settings } from '../../config/settings.ts';
import type { ServiceModel } from '../../model/model.ts';
import type { Renderer } from '../../render/renderer.ts';
import type { Manifest } from '../../workspace/manifest.ts';
import type { VirtualFile } from '../../workspace/virtual-file.ts';
import { ciSystems } from '../../targets/ci/ci-target.ts';
import { ciFiles } from '../add/add-ci.ts';
import { dockerFiles } from '../add/add-docker.ts';
import type { Services } from '../command.ts';
import { renderThrough } from '../project/generate-project.ts';
import type { Outcome } from '../outcome.ts';
import type { OpenProject } from '../project/project.ts';

type Source = (
  model: ServiceModel,
  settings: Settings,
  renderer: Renderer,
  version: string,
) => readonly VirtualFile[];

/** What commands besides "generate" write once, on request. */
const additions: readonly Source[] = [
  dockerFiles,
  ...ciSystems.map(
    (system): Source =>
      (...facts) =>
        ciFiles(system, ...facts),
  ),
];

/**
 * Everything that only an update changes, as this version writes it: the scaffold among the generated files, and of what
 * other commands add, that which the project has. Gives the outcome that shows templates of the project's own that are broken.
 */
export async function scaffoldFiles(
  generated: readonly VirtualFile[],
  manifest: Manifest,
  { model, project }: { readonly model: ServiceModel; readonly project: OpenProject },
  services: Services,
): Promise<readonly VirtualFile[] | Outcome> {
  const added = await renderThrough(project, services, (renderer) =>
    additions.flatMap((source) => {
      const files = source(model, project.settings, renderer, services.version);
      return files.some((file) => manifest.files.has(file.path)) ? files : [];
    }),
  );
  if ('exitCode' in added) return added;
  return [...generated, ...added.files].filter((file) => file.ownership === 'scaffold');
}
