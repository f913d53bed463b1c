import type { ServiceModel } from '../../src/model/model.ts';
import { createNodeHost } from '../../src/host/node-host.ts';
import { loadRenderer, type Renderer } from '../../src/render/renderer.ts';
import { finishFiles } from '../../src/targets/service/finish-files.ts';
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
  const files = await finishFiles(serviceTarget.generate(model, context));
  return new Map(files.map((file) => [file.path, file]));
}
