import type { FileSystem } from '../../host/ports.ts';
import type { Disk } from '../../workspace/disk.ts';
import type { Manifest, ManifestEntry } from '../../workspace/manifest.ts';
import { planUpdate } from '../../workspace/merge/plan-update.ts';
import { readTexts } from '../../workspace/merge/read-texts.ts';
import type { Plan } from '../../workspace/plan.ts';
import type { VirtualFile } from '../../workspace/virtual-file.ts';
import { hashText } from '../../base/hash.ts';

/**
 * What becomes of the scaffold that the settings change: merged with what its owner made of it, as by an update. Files
 * that come out the same before and after are left alone, also where another version of apigen would write them anew.
 */
export async function scaffoldChanges(
  before: readonly VirtualFile[],
  after: readonly VirtualFile[],
  { disk, manifest }: { readonly disk: Disk; readonly manifest: Manifest },
  files: FileSystem,
  root: string,
): Promise<Plan> {
  const old = new Map(before.map((file) => [file.path, file]));
  const changed = after.filter((file) => old.get(file.path)?.content !== file.content);
  const paths = new Set(changed.map(({ path }) => path));
  const ownDisk = new Map([...disk].filter(([path]) => paths.has(path)));
  const texts = await readTexts(files, root, ownDisk);
  const entries = changed.flatMap((file) => entryOf(file, old.get(file.path), manifest));
  return planUpdate({
    files: changed,
    disk: ownDisk,
    texts,
    migrated: texts,
    manifest: { ...manifest, files: new Map(entries) },
  });
}

/** Where nothing is recorded of a file, what would have been written before is what its owner began with. */
function entryOf(
  { path, origin }: VirtualFile,
  old: VirtualFile | undefined,
  manifest: Manifest,
): readonly (readonly [string, ManifestEntry])[] {
  const known = manifest.files.get(path);
  if (known?.base !== undefined || old === undefined) return known === undefined ? [] : [[path, known]];
  const { content } = old;
  return [[path, { ownership: 'scaffold', hash: hashText(content), source: origin, base: content }]];
}
