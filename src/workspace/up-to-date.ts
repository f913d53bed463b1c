import { hashBytes } from '../base/hash.ts';
import { baseName, joinPath, parentPath, relativePath, resolvePath } from '../base/path.ts';
import { HostError, type FileSystem } from '../host/ports.ts';
import { listOrNothing } from './list-or-nothing.ts';
import { lockPath } from './lock.ts';
import type { Manifest } from './manifest.ts';
import { stageFolder } from './roll-back.ts';

/** What a run is made from, besides the project itself. */
export interface RunInputs {
  readonly tool: string;
  readonly configuration: string;
  /** The root contract, as a path of the project. */
  readonly contract: string;
}

/**
 * Whether the manifest alone shows that a run has nothing to do: the same contract as when it was written, and
 * everything else as {@link isIntact} wants it.
 */
export async function isUpToDate(
  files: FileSystem,
  root: string,
  manifest: Manifest,
  now: RunInputs,
): Promise<boolean> {
  if (!isSameRun(manifest, now)) return false;
  for (const [path, hash] of manifest.inputs)
    if ((await hashOf(files, `${root}/${path}`)) !== hash) return false;
  return isIntact(files, root, manifest, now);
}

/**
 * Whether a project is as the last run left it, its contract aside: the same tool and configuration, every generated
 * file as it was written, every file of the owner's still there, no edited one left behind, no other run at work, and
 * none that was killed to mend.
 */
export async function isIntact(
  files: FileSystem,
  root: string,
  manifest: Manifest,
  now: RunInputs,
): Promise<boolean> {
  if (!isSameRun(manifest, now)) return false;
  for (const path of [stageFolder, lockPath])
    if ((await files.kind(joinPath(root, path))) !== undefined) return false;
  if (await isShadowed(files, root, manifest.inputs, now.contract)) return false;
  const folders = createListing(files, root);
  for (const [path, { ownership, hash, isOrphan = false }] of manifest.files) {
    const whole = joinPath(root, path);
    if (isOrphan) return false;
    if (ownership === 'generated' && (await hashOf(files, whole)) !== hash) return false;
    if (ownership === 'yours' && !(await folders.has(path))) return false;
  }
  return true;
}

function isSameRun(manifest: Manifest, now: RunInputs): boolean {
  return (
    manifest.tool === now.tool &&
    manifest.configuration === now.configuration &&
    manifest.inputs.has(now.contract)
  );
}

/** Which files there are, by listing each folder once: far fewer questions to the system than one for each file. */
function createListing(
  files: FileSystem,
  root: string,
): { readonly has: (path: string) => Promise<boolean> } {
  const folders = new Map<string, ReadonlySet<string>>();
  return {
    async has(path) {
      const folder = parentPath(path);
      const names = folders.get(folder) ?? new Set(await listOrNothing(files, joinPath(root, folder)));
      folders.set(folder, names);
      return names.has(baseName(path));
    },
  };
}

/**
 * Whether an import may mean another file than it did: a name is looked for beside the importing file first, then beside
 * the root, so a file that came since at the first place hides the one at the second.
 */
async function isShadowed(
  files: FileSystem,
  root: string,
  inputs: Manifest['inputs'],
  contract: string,
): Promise<boolean> {
  const places = [...inputs.keys()].map((path) => resolvePath(root, path));
  const known = new Set(places);
  const rootPlace = resolvePath(root, contract);
  const base = parentPath(rootPlace);
  const folders = new Set(places.map(parentPath));
  folders.delete(base);
  for (const folder of folders) {
    for (const place of places) {
      const candidate = resolvePath(folder, relativePath(base, place));
      if (place === rootPlace || known.has(candidate)) continue;
      if ((await files.kind(candidate)) !== undefined) return true;
    }
  }
  return false;
}

async function hashOf(files: FileSystem, path: string): Promise<string | undefined> {
  try {
    if ((await files.kind(path)) === 'link') return undefined;
    return hashBytes(await files.read(path));
  } catch (error) {
    if (error instanceof HostError) return undefined;
    throw error;
  }
}
