import { hashText } from '../../base/hash.ts';
import type { Host } from '../../host/ports.ts';
import { prettify } from '../../render/prettify.ts';
import { readCache, writeCache } from '../../workspace/cache.ts';
import { build } from '../build.ts';
import { cacheMode } from '../slice/slice-mode.ts';

/** The name of the cache's entry with what was formatted. */
export const formattedName = 'formatted.json';

/** Formats TypeScript of one project, and knows what it formatted before: prettier takes longer than all the rest. */
export interface Formatter {
  /** Throws prettier's `SyntaxError` for what is no TypeScript. */
  readonly format: (code: string) => Promise<string>;
  /** Keeps what this run asked for, and nothing else, for the next one. */
  readonly remember: () => Promise<void>;
}

/** The formatter of the project at `root`. */
export function createFormatter(root: string, host: Host): Formatter {
  const isOff = cacheMode(host) === 'off';
  const asked = new Map<string, string>();
  let isNew = false;
  let known: Promise<ReadonlyMap<string, string>> | undefined;
  return {
    format: async (code) => {
      known ??= isOff ? Promise.resolve(new Map()) : readFormatted(root, host);
      const hash = hashText(code);
      const before = (await known).get(hash);
      const formatted = before ?? (await prettify(code));
      isNew ||= before === undefined;
      asked.set(hash, formatted);
      return formatted;
    },
    remember: async () => {
      if (isNew && !isOff) await writeFormatted(root, host, asked);
    },
  };
}

async function readFormatted(root: string, { files }: Host): Promise<ReadonlyMap<string, string>> {
  const text = await readCache(files, root, formattedName);
  if (text?.startsWith(`${build}\n`) !== true) return new Map();
  return new Map(JSON.parse(text.slice(build.length + 1)) as [string, string][]); // what the next function writes
}

async function writeFormatted(
  root: string,
  { files }: Host,
  texts: ReadonlyMap<string, string>,
): Promise<void> {
  await writeCache(files, root, formattedName, `${build}\n${JSON.stringify([...texts])}`);
}
