import { joinPath } from '../base/path.ts';
import type { FileSystem } from '../host/ports.ts';

/** Where a service looks for its settings in development, the first that says something wins. */
const places = ['config/development.yaml', 'config/default.yaml'];

/** The setting `database.url` of the service at `root`; undefined where it has none, or its files cannot be read. */
export async function readConfiguredUrl(files: FileSystem, root: string): Promise<string | undefined> {
  for (const place of places) {
    const path = joinPath(root, place);
    if ((await files.kind(path)) !== 'file') continue;
    // By way of a module of our own: bundled, a package of CommonJS has no names to import later.
    const { configuredUrl } = await import('./configured-url.ts');
    const url = configuredUrl(new TextDecoder().decode(await files.read(path)));
    if (url !== undefined) return url;
  }
  return undefined;
}
