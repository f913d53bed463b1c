import { baseName, isInside, joinPath, parentPath, relativePath, resolvePath } from '../../base/path.ts';
import { defineDiagnostic, report } from '../../diagnostics/definition.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { FileSystem } from '../../host/ports.ts';
import { settingsFileName } from '../../config/settings.ts';
import { realKind } from '../../host/real-kind.ts';
import { manifestPath, recordFolder } from '../../workspace/project-path.ts';

/** A file stands where the project goes. */
export const targetNotDirectory = defineDiagnostic({
  code: 'target-not-directory',
  severity: 'error',
  message: '"{path}" is not a directory, so no project can be made there. Choose another directory.',
  explanation: 'A project needs a directory of its own; "apigen new <contract> <directory>" says which.',
});

/** The directory holds something. */
export const targetNotEmpty = defineDiagnostic({
  code: 'target-not-empty',
  severity: 'error',
  message:
    'The directory "{path}" is not empty: it holds "{example}". Choose another one, or write into it with --force-empty; files that are there stay.',
  explanation:
    'A new project could otherwise mix with files that have nothing to do with it. Version control and editor folders do not count.',
});

/** A project is there already. */
export const projectExists = defineDiagnostic({
  code: 'project-exists',
  severity: 'error',
  message:
    'The directory "{path}" is an apigen project already. Bring it up to its contract with "apigen generate".',
  explanation: '"apigen new" makes a project once; from then on "apigen generate" keeps it up to date.',
});

/** What may stand in a directory that counts as empty. */
const harmless: ReadonlySet<string> = new Set([
  '.git',
  '.hg',
  '.svn',
  '.gitkeep',
  '.DS_Store',
  'Thumbs.db',
  '.idea',
  '.vscode',
  '.zed',
  'LICENSE',
  recordFolder,
]);

/** Checks whether a project can be made at `root`; `contractFiles` (absolute) do not count as content. Gives what is in the way. */
export async function checkTarget(
  files: FileSystem,
  root: string,
  shown: string,
  contractFiles: readonly string[],
): Promise<Diagnostic | undefined> {
  const kind = await realKind(files, root);
  if (kind === undefined) return undefined;
  if (kind !== 'directory') return report(targetNotDirectory, { path: shown });
  for (const name of [settingsFileName, manifestPath]) {
    if ((await files.kind(joinPath(root, name))) !== undefined) return report(projectExists, { path: shown });
  }
  const own = new Set(
    contractFiles
      .filter((path) => isInside(root, path))
      .map((path) => relativePath(root, path).split('/')[0]),
  );
  const other = (await files.list(root)).find((name) => !harmless.has(name) && !own.has(name));
  return other === undefined ? undefined : report(targetNotEmpty, { path: shown, example: other });
}

/** The path with the links of what exists of it resolved. */
export async function realTarget(files: FileSystem, path: string): Promise<string> {
  if ((await files.kind(path)) !== undefined) return files.realPath(path);
  const parent = parentPath(path);
  return parent === path || parent === ''
    ? path
    : resolvePath(await realTarget(files, parent), baseName(path));
}
