import { hashText } from '../base/hash.ts';
import { joinPath, parentPath } from '../base/path.ts';
import { printSettingsSchema, settingsSchemaPath, type Settings } from '../config/settings.ts';
import type { ServiceModel } from '../model/model.ts';
import { loadRenderer } from '../render/renderer.ts';
import type { RunFacts } from '../workspace/next-manifest.ts';
import type { VirtualFile } from '../workspace/virtual-file.ts';
import type { Services } from './command.ts';

/** Everything that a project is generated to, but for what only `apigen new` writes. */
export async function generateFiles(
  model: ServiceModel,
  settings: Settings,
  { host, packageRoot }: Pick<Services, 'host' | 'packageRoot'>,
): Promise<readonly VirtualFile[]> {
  await loadRenderer(host.files, packageRoot);
  const schema: VirtualFile = {
    path: settingsSchemaPath,
    content: printSettingsSchema(),
    ownership: 'generated',
    origin: 'settings',
  };
  return [schema].map((file) => withRoute(file, routesByOrigin(model, settings.contract)));
}

/** What decides the output besides the contract, and what the contract was: for the manifest. */
export function runFacts(settings: Settings, inputs: ReadonlyMap<string, string>, version: string): RunFacts {
  const hashes = [...inputs].map(([path, text]): [string, string] => [path, hashText(text)]);
  return { tool: version, configuration: configurationHash(settings), inputs: new Map(hashes) };
}

/** The hash of the settings as the manifest keeps it. */
export function configurationHash(settings: Settings): string {
  return hashText(JSON.stringify(settings));
}

/** `api/user.api:41` → `GET /v1/users/:id`. */
function routesByOrigin(model: ServiceModel, contract: string): ReadonlyMap<string, string> {
  const folder = parentPath(contract);
  const routes = model.groups.flatMap((group) => group.routes);
  return new Map(
    routes.map(({ origin, method, path }) => [
      `${joinPath(folder, origin.file)}:${origin.line}`,
      `${method.toUpperCase()} ${path}`,
    ]),
  );
}

/** A file of the owner's that stems from one route remembers it, so that a renamed handler is recognised. */
function withRoute(file: VirtualFile, routes: ReadonlyMap<string, string>): VirtualFile {
  const route = routes.get(file.origin);
  return file.ownership !== 'yours' || route === undefined ? file : { ...file, route };
}
