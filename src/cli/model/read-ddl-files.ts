import { baseName, joinPath, parentPath, resolvePath } from '../../base/path.ts';
import { createSource, type Source } from '../../base/source.ts';
import { didYouMean } from '../../base/suggest.ts';
import { report } from '../../diagnostics/definition.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { FileSystem } from '../../host/ports.ts';
import { realKind } from '../../host/real-kind.ts';
import { ddlFileMissing, ddlFileUnreadable } from './source-diagnostics.ts';

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
      for (const name of await files.list(path)) {
        if (!name.toLowerCase().endsWith('.sql')) continue;
        add(await readSource(files, joinPath(path, name), joinPath(written, name)));
      }
    } else if (kind === 'file') add(await readSource(files, path, written));
    else diagnostics.push(await missing(files, path, written));
  }
  return { sources, diagnostics };

  function add(read: Source | Diagnostic): void {
    if ('code' in read) diagnostics.push(read);
    else sources.push(read);
  }
}

async function readSource(files: FileSystem, path: string, shown: string): Promise<Source | Diagnostic> {
  const bytes = await files.read(path);
  try {
    return createSource(shown, new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return report(ddlFileUnreadable, { path: shown });
  }
}

async function missing(files: FileSystem, path: string, shown: string): Promise<Diagnostic> {
  const folder = parentPath(path);
  const names = (await files.kind(folder)) === 'directory' ? await files.list(folder) : [];
  const suggestion = didYouMean(
    baseName(path),
    names.filter((name) => name.endsWith('.sql')),
  );
  return report(ddlFileMissing, { path: shown, suggestion });
}
