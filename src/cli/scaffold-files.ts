import type { Settings } from '../config/settings.ts';
import type { ServiceModel } from '../model/model.ts';
import type { Manifest } from '../workspace/manifest.ts';
import type { VirtualFile } from '../workspace/virtual-file.ts';
import { ciSources } from './add-ci.ts';
import { dockerFiles } from './add-docker.ts';
import type { Services } from './command.ts';

type Source = (
  model: ServiceModel,
  settings: Settings,
  services: Services,
) => Promise<readonly VirtualFile[]>;

/** What commands besides "generate" write once, on request. */
const additions: readonly Source[] = [dockerFiles, ...ciSources];

/**
 * Everything that only an update changes, as this version writes it: the scaffold among the generated files, and of what
 * other commands add, that which the project has.
 */
export async function scaffoldFiles(
  generated: readonly VirtualFile[],
  manifest: Manifest,
  facts: { readonly model: ServiceModel; readonly settings: Settings },
  services: Services,
): Promise<readonly VirtualFile[]> {
  const files = [...generated];
  for (const source of additions) {
    const added = await source(facts.model, facts.settings, services);
    if (added.some((file) => manifest.files.has(file.path))) files.push(...added);
  }
  return files.filter((file) => file.ownership === 'scaffold');
}
