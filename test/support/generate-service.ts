import type { ServiceModel } from '../../src/model/model.ts';
import { inWidth } from '../../src/cli/project/in-width.ts';
import { createNodeHost } from '../../src/host/node-host.ts';
import { loadRenderer, type Renderer } from '../../src/render/renderer.ts';
import { platformFolder } from '../../src/targets/service/project-files.ts';
import type { ServiceOptions } from '../../src/targets/service/service-options.ts';
import { serviceTarget } from '../../src/targets/service/service-target.ts';
import type { VirtualFile } from '../../src/workspace/virtual-file.ts';
import { repositoryRoot } from './repository.ts';

let renderer: Promise<Renderer> | undefined;

/** The options of an ordinary project. */
export const serviceOptions: ServiceOptions = {
  packageName: 'user-api',
  contractPath: 'api/user.api',
  port: 8080,
  adminPort: 9090,
  packageManager: 'npm',
  int64: 'number',
  developmentSecret: '0123456789abcdef0123456789abcdef0123456789abcdef',
};

/** All files of a generated service, finished, by path. */
export async function generateService(
  model: ServiceModel,
  options: Partial<ServiceOptions> = {},
): Promise<ReadonlyMap<string, VirtualFile>> {
  renderer ??= loadRenderer(createNodeHost().files, repositoryRoot);
  const context = { ...(await renderer), options: { ...serviceOptions, ...options } };
  const printed = [...serviceTarget.generate(model, context)];
  const files = await Promise.all(printed.map((file) => inWidth(file, platformFolder)));
  return new Map(files.map((file) => [file.path, file]));
}
