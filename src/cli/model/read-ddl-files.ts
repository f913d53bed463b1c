import { baseName, joinPath, parentPath, resolvePath } from '../../base/path.ts';
import { createSource, type Source } from '../../base/source.ts';
import { askFor, suggestFiles } from '../../base/suggest.ts';
import { report } from '../../diagnostics/definition.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { FileSystem } from '../../host/ports.ts';
import { realKind } from '../../host/real-kind.ts';
import { appliedPart } from './applied-part.ts';
import { decodeDdl } from './decode-ddl.ts';
import { migrationOrder } from './migration-order.ts';
import { ddlFileMissing, ddlFileUnreadable, ddlFolderEmpty } from './source-diagnostics.ts';

/** The texts of files of DDL, by their paths as written; all that cannot be read is told at once. */
export async function readDdlFiles(
  files: FileSystem,
  folder: string,
  paths: readonly string[],
): Promise<{ readonly sources: readonly Source[]; readonly diagnostics: readonly Diagnostic[] }> {
  const sources: Source[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const written of paths.map((path) => path.replaceAll('\\', '/'))) {
    const path = resolvePath(folder, written);
    const kind = await realKind(files, path);
    if (kind === 'directory') {
      const inside = await filesInside(files, path);
      if (inside.length === 0) diagnostics.push(report(ddlFolderEmpty, { path: written }));
      for (const name of inside) add(await readSource(files, joinPath(path, name), joinPath(written, name)));
    } else if (kind === 'file') add(await readSource(files, path, written));
    else diagnostics.push(await missing(files, path, written));
  }
  return { sources, diagnostics };

  function add(read: Source | Diagnostic): void {
    if ('code' in read) diagnostics.push(read);
    else sources.push(read);
  }
}

/** What tools call the file of a migration that has a folder of its own. */
const ownFolder = ['migration.sql', 'up.sql'] as const;

/** The files of a folder that a server would run, in their order, as seen from it. */
async function filesInside(files: FileSystem, folder: string): Promise<readonly string[]> {
  const paths: string[] = [];
  for (const name of migrationOrder(await files.list(folder))) {
    if ((await realKind(files, joinPath(folder, name))) === 'directory') {
      const inner = new Set(await files.list(joinPath(folder, name)));
      paths.push(...ownFolder.filter((own) => inner.has(own)).map((own) => joinPath(name, own)));
    } else if (name.toLowerCase().endsWith('.sql')) paths.push(name);
  }
  return paths;
}

async function readSource(files: FileSystem, path: string, shown: string): Promise<Source | Diagnostic> {
  const text = decodeDdl(await files.read(path));
  return text === undefined
    ? report(ddlFileUnreadable, { path: shown })
    : createSource(shown, appliedPart(text));
}

async function missing(files: FileSystem, path: string, shown: string): Promise<Diagnostic> {
  const folder = parentPath(path);
  const names = (await files.kind(folder)) === 'directory' ? await files.list(folder) : [];
  const near = suggestFiles(
    baseName(path),
    names.filter((name) => name.endsWith('.sql')),
  );
  const suggestion = near.length === 0 ? '' : ` ${askFor(near)}`;
  return report(ddlFileMissing, { path: shown, suggestion });
}
