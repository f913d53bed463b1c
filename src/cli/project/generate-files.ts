import { printSettingsSchema, settingsSchemaPath, type Settings } from '../../config/settings.ts';
import type { ServiceModel } from '../../model/model.ts';
import { needsPrettier, prettify } from '../../render/prettify.ts';
import type { OwnRenderer } from '../../render/own-renderer.ts';
import type { Renderer } from '../../render/renderer.ts';
import type { Formatter } from './formatter.ts';
import { openRenderer } from './open-renderer.ts';
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
  formatCode: Formatter['format'] = prettify,
): Promise<readonly VirtualFile[]> {
  const { name: packageName, contract: contractPath, port, adminPort, packageManager, int64 } = settings;
  const project = { packageName, contractPath, port, adminPort, packageManager, int64, developmentSecret };
  const models = await modelsOf(settings, renderer);
  const options = models === undefined ? project : { ...project, models: models.service };
  const files = [...serviceTarget.generate(model, { options, ...renderer }), ...(models?.files ?? [])];
  const schema: VirtualFile = {
    path: settingsSchemaPath,
    content: printSettingsSchema(),
    ownership: 'generated',
    origin: 'settings',
  };
  const finished: VirtualFile[] = [schema];
  for (const file of files) {
    const content = await renderer.format?.(file.path, file.content);
    finished.push(content === undefined ? await inWidth(file, formatCode) : { ...file, content });
  }
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

/** Templates print finished code; only where a line runs over the width is it formatted once more. The platform is copied as it is. */
async function inWidth(file: VirtualFile, formatCode: Formatter['format']): Promise<VirtualFile> {
  if (!file.path.endsWith('.ts') || file.path.startsWith('src/gen/platform/')) return file;
  if (!needsPrettier(file.content)) return file;
  return { ...file, content: await formatCode(file.content) };
}
