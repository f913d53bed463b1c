import type { EntryKind, FileSystem } from '../host/ports.ts';
import { realKind } from '../host/real-kind.ts';
import { ownTemplateFolder } from './own-template.ts';

/** The templates that a project keeps. */
export interface OwnTemplates {
  /** By name, in path order: `service/src/main.ts`. */
  readonly texts: ReadonlyMap<string, string>;
  /** What stands in the place of a template, or of their folder, and cannot be one, in path order. */
  readonly unreadable: readonly UnreadableTemplate[];
}

/** Something that cannot be read as a template. */
export interface UnreadableTemplate {
  /** From the root of the project. */
  readonly path: string;
  /** A file is one that is not UTF-8; undefined is a link that leads nowhere. */
  readonly kind: EntryKind | undefined;
}

/**
 * Reads a project's own templates; costs one look at the disk where there are none. Links are followed, so that the
 * services of a monorepo can share theirs.
 */
export async function readOwnTemplates(files: FileSystem, root: string): Promise<OwnTemplates> {
  const found: OwnTemplatesFound = { texts: new Map(), unreadable: [] };
  const folder = `${root}/${ownTemplateFolder}`;
  if ((await files.kind(folder)) === undefined) return found;
  const kind = await realKind(files, folder);
  if (kind === 'directory') await readFolder(files, root, ownTemplateFolder, [], found);
  else found.unreadable.push({ path: ownTemplateFolder, kind });
  return found;
}

interface OwnTemplatesFound {
  readonly texts: Map<string, string>;
  readonly unreadable: UnreadableTemplate[];
}

async function readFolder(
  files: FileSystem,
  root: string,
  folder: string,
  above: readonly string[],
  found: OwnTemplatesFound,
): Promise<void> {
  const real = await files.realPath(`${root}/${folder}`);
  // A link to a folder that it stands in would lead round for ever.
  if (above.includes(real)) return;
  for (const name of await files.list(real)) {
    const path = `${folder}/${name}`;
    const kind = await realKind(files, `${root}/${path}`);
    if (path.endsWith('.hbs')) {
      const text = kind === 'file' ? decode(await files.read(`${root}/${path}`)) : undefined;
      if (text === undefined) found.unreadable.push({ path, kind });
      else found.texts.set(path.slice(ownTemplateFolder.length + 1, -'.hbs'.length), text);
    } else if (kind === 'directory') await readFolder(files, root, path, [...above, real], found);
  }
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes).replaceAll('\r\n', '\n');
  } catch {
    return undefined;
  }
}
