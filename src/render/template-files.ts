import type { FileSystem } from '../host/ports.ts';

/** All that is asked of the file system here. */
export type ReadableFiles = Pick<FileSystem, 'read' | 'kind' | 'list'>;

/** The texts of a package's templates and of the files that are copied as they are, by the names that targets use. */
export interface TemplateFiles {
  /** `service/src/main.ts` for `templates/service/src/main.ts.hbs`. */
  readonly templates: ReadonlyMap<string, string>;
  /** `runtime/jwt.ts` for `src/runtime/jwt.ts`, `versions/package.json` for `templates/versions/package.json`. */
  readonly assets: ReadonlyMap<string, string>;
}

/** Reads every template and asset below the root of the package, in path order. */
export async function readTemplateFiles(files: ReadableFiles, packageRoot: string): Promise<TemplateFiles> {
  const templates = new Map<string, string>();
  const assets = new Map<string, string>();
  for (const path of await listFiles(files, `${packageRoot}/templates`, '')) {
    const content = await readText(files, `${packageRoot}/templates/${path}`);
    if (path.endsWith('.hbs')) templates.set(path.slice(0, -'.hbs'.length), content);
    else assets.set(path, content);
  }
  for (const path of await listFiles(files, `${packageRoot}/src/runtime`, '')) {
    if (path.endsWith('.ts')) {
      assets.set(`runtime/${path}`, await readText(files, `${packageRoot}/src/runtime/${path}`));
    }
  }
  return { templates, assets };
}

/** The text of one built-in template: `service/src/main.ts`. */
export async function readTemplate(files: ReadableFiles, packageRoot: string, name: string): Promise<string> {
  return readText(files, `${packageRoot}/templates/${name}.hbs`);
}

/** The files below a folder, relative to it, in path order; none where there is no folder. Links are left out. */
export async function listFiles(files: ReadableFiles, folder: string, prefix: string): Promise<string[]> {
  if ((await files.kind(folder)) !== 'directory') return [];
  const found: string[] = [];
  for (const name of await files.list(folder)) {
    const kind = await files.kind(`${folder}/${name}`);
    if (kind === 'directory')
      found.push(...(await listFiles(files, `${folder}/${name}`, `${prefix}${name}/`)));
    else if (kind === 'file') found.push(prefix + name);
  }
  return found;
}

async function readText(files: ReadableFiles, path: string): Promise<string> {
  return new TextDecoder('utf-8', { fatal: true }).decode(await files.read(path)).replaceAll('\r\n', '\n');
}
