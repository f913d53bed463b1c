import type { Settings } from '../../config/settings.ts';
import type { Host } from '../../host/ports.ts';
import { cacheFolder } from '../../workspace/cache.ts';

/** The name of the cache's entry with the memory of the last run. */
export const memoryName = 'last-run.json';

/** Where it stands in a project. */
export const memoryPath = `${cacheFolder}/${memoryName}`;

/** What the user wants of the cache by `APIGEN_CACHE`: nothing, all that it can do, or what pays. */
export function cacheMode({ environment }: Pick<Host, 'environment'>): 'off' | 'always' | 'where-it-pays' {
  const mode = environment.variable('APIGEN_CACHE');
  return mode === 'off' || mode === 'always' ? mode : 'where-it-pays';
}

/** Templates, plugins and models are made of the whole contract, so a part of it is not enough for them. */
export function isPlain({ templates, plugins, database }: Settings): boolean {
  return templates === undefined && plugins === undefined && database === undefined;
}
