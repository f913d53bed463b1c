import { printSettingsSchema, settingsSchemaPath, type Settings } from '../../config/settings.ts';
import type { ServiceModel } from '../../model/model.ts';
import type { OwnRenderer } from '../../render/own-renderer.ts';
import type { Renderer } from '../../render/renderer.ts';
import type { Formatter } from './formatter.ts';
import { inWidth } from './in-width.ts';
import { openRenderer } from './open-renderer.ts';
import { platformFolder } from '../../targets/service/project-files.ts';
import type { ServiceModels } from '../../targets/service/service-options.ts';
import { serviceTarget } from '../../targets/service/service-target.ts';
import type { VirtualFile } from '../../workspace/virtual-file.ts';
import type { Services } from '../command.ts';

/** What decides the output besides the contract. */
export interface GenerateRequest {
  readonly settings: Settings;
  /** Hexadecimal digits for the secrets of a new project; null when it has them already. */
  readonly developmentSecret: string | null;
}

/** Everything that a project is generated to, but for what only `apigen new` writes. */
export async function generateFiles(
  model: ServiceModel,
  { settings, developmentSecret }: GenerateRequest,
  { host, packageRoot }: Pick<Services, 'host' | 'packageRoot'>,
): Promise<readonly VirtualFile[]> {
  return renderFiles(model, { settings, developmentSecret }, await openRenderer(host.files, packageRoot));
}

/**
 * The same from a renderer that is there already; its `format` finishes what a project's own templates printed, and
 * `formatCode` what runs over the width.
 */
export async function renderFiles(
  model: ServiceModel,
  { settings, developmentSecret }: GenerateRequest,
  renderer: Renderer & { readonly format?: OwnRenderer['format'] },
  formatCode?: Formatter['format'],
): Promise<readonly VirtualFile[]> {
  const { name: packageName, contract: contractPath, port, adminPort, packageManager, int64 } = settings;
  const project = { packageName, contractPath, port, adminPort, packageManager, int64, developmentSecret };
  const models = await modelsOf(settings, renderer);
  const options = models === undefined ? project : { ...project, models: models.service };
  const schema: VirtualFile = {
    path: settingsSchemaPath,
    content: printSettingsSchema(),
    ownership: 'generated',
    origin: 'settings',
  };
  const finished: VirtualFile[] = [schema];
  const finish = async (file: VirtualFile): Promise<void> => {
    const content = await renderer.format?.(file.path, file.content);
    const isFinished = content !== undefined;
    finished.push(isFinished ? { ...file, content } : await inWidth(file, platformFolder, formatCode));
  };
  for (const file of serviceTarget.generate(model, { options, ...renderer })) await finish(file);
  for (const file of models?.files ?? []) await finish(file);
  return finished;
}

/** What prints models is loaded for projects that have some. */
async function modelsOf(
  settings: Settings,
  renderer: Renderer,
): Promise<{ readonly service: ServiceModels; readonly files: readonly VirtualFile[] } | undefined> {
  if (settings.database === undefined) return undefined;
  const { readProjectModels, renderModels, serviceModels } = await import('../model/project-models.ts');
  const { models } = readProjectModels(settings);
  return models && { service: serviceModels(models), files: renderModels(models, renderer) };
}
