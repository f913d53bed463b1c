import { listFiles, type ReadableFiles } from './template-files.ts';
import { ownTemplateFolder } from './own-template.ts';

/** The templates that a project keeps. */
export interface OwnTemplates {
  /** By name, in path order: `service/src/main.ts`. */
  readonly texts: ReadonlyMap<string, string>;
  /** Paths of those that are not UTF-8. */
  readonly unreadable: readonly string[];
}

/** Reads a project's own templates; costs one look at the disk where there are none. Links are not followed. */
export async function readOwnTemplates(files: ReadableFiles, root: string): Promise<OwnTemplates> {
  const folder = `${root}/${ownTemplateFolder}`;
  const texts = new Map<string, string>();
  const unreadable: string[] = [];
  for (const path of await listFiles(files, folder, '')) {
    if (!path.endsWith('.hbs')) continue;
    const text = decode(await files.read(`${folder}/${path}`));
    if (text === undefined) unreadable.push(`${ownTemplateFolder}/${path}`);
    else texts.set(path.slice(0, -'.hbs'.length), text);
  }
  return { texts, unreadable };
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes).replaceAll('\r\n', '\n');
  } catch {
    return undefined;
  }
}
