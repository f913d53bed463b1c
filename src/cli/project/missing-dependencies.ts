import { joinPath } from '../../base/path.ts';
import { quotedList } from '../../base/quoted-list.ts';
import { defineDiagnostic, report } from '../../diagnostics/definition.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { FileSystem } from '../../host/ports.ts';
import type { VirtualFile } from '../../workspace/virtual-file.ts';

/** The generated code imports a package that the project does not have. */
export const dependencyMissing = defineDiagnostic({
  code: 'dependency-missing',
  severity: 'warning',
  message:
    'The generated code needs {packages}, which "package.json" does not name. Run "apigen update" and install the dependencies.',
  explanation:
    '"package.json" is yours, so "apigen generate" leaves it alone. When the contract begins to use something that needs another package, such as uploaded files, "apigen update" merges it in.',
});

const manifest = 'package.json';

/** Compares the dependencies that a new project would have, by its manifest, with those that this one has. */
export async function findMissingDependencies(
  files: FileSystem,
  root: string,
  wanted: Pick<VirtualFile, 'content'> | undefined,
): Promise<readonly Diagnostic[]> {
  const path = joinPath(root, manifest);
  if (wanted === undefined || (await files.kind(path)) !== 'file') return [];
  const present = dependenciesOf(new TextDecoder().decode(await files.read(path)));
  if (present === undefined) return [];
  const missing = (dependenciesOf(wanted.content) ?? []).filter((name) => !present.includes(name));
  if (missing.length === 0) return [];
  return [report(dependencyMissing, { packages: quotedList(missing) })];
}

/** Names of the dependencies that are installed in production; undefined where the file cannot be read. */
function dependenciesOf(text: string): string[] | undefined {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null) return undefined;
    return ['dependencies', 'optionalDependencies', 'peerDependencies'].flatMap((group) => {
      const members: unknown = Object.entries(value).find(([name]) => name === group)?.[1];
      return typeof members === 'object' && members !== null ? Object.keys(members) : [];
    });
  } catch {
    return undefined;
  }
}
