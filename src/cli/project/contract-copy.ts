import { commonFolder, isInside, joinPath, parentPath, relativePath, resolvePath } from '../../base/path.ts';
import { defineDiagnostic, report } from '../../diagnostics/definition.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { FileSystem } from '../../host/ports.ts';
import type { ContractFile } from '../../semantics/program.ts';
import type { VirtualFile } from '../../workspace/virtual-file.ts';
import type { CompiledContract } from './compile-contract.ts';

/** An import that works only where the contract stands now. */
export const importNotPortable = defineDiagnostic({
  code: 'import-not-portable',
  severity: 'error',
  message:
    'The import "{path}" is absolute or goes through a symbolic link, so it would not work in the copy of the contract inside the project. Use a path relative to the importing file, or leave the contract where it is with "--dir .".',
  explanation:
    '"apigen new" copies the contract with everything it imports into the folder "api" of the project, keeping how the files lie to each other, so that the project is complete in itself.',
});

/** Where the contract stands in the project. */
export interface PlacedContract {
  /** The root file, relative to the project. */
  readonly contract: string;
  /** The copies; empty when the contract is in the project already. */
  readonly copies: readonly VirtualFile[];
  /** Path in the project → the file's text. */
  readonly inputs: ReadonlyMap<string, string>;
}

/** Copies the contract and its imports below `api/`, or leaves it alone where it lies inside the project (`root`, real and absolute). */
export async function placeContract(
  compiled: CompiledContract,
  root: string,
  files: FileSystem,
): Promise<PlacedContract | readonly Diagnostic[]> {
  const { program, folder } = compiled;
  const places = new Map(
    program.files.map((file) => [file.source.path, resolvePath(folder, file.source.path)]),
  );
  const rootPlace = resolvePath(folder, program.root.source.path);
  if (isInside(root, rootPlace)) return stay(compiled, root);
  const common = commonFolder([...places.values()].map(parentPath));
  const newPath = (place: string): string => joinPath('api', relativePath(common, place));
  const newFolder = parentPath(newPath(rootPlace));
  const misplaced = program.files.flatMap((file) => findMisplaced(file, places, newPath, newFolder));
  if (misplaced.length > 0) return misplaced;
  const copies: VirtualFile[] = [];
  for (const place of places.values()) {
    const content = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(
      await files.read(place),
    );
    copies.push({ path: newPath(place), content, ownership: 'yours', origin: 'contract', isInput: true });
  }
  const inputs = program.files.map((file): [string, string] => [
    newPath(places.get(file.source.path) ?? rootPlace),
    file.source.text,
  ]);
  return { contract: newPath(rootPlace), copies, inputs: new Map(inputs) };
}

/** The contract's files by their path in the project at `root`, without moving any. */
export function stay({ program, folder }: CompiledContract, root: string): PlacedContract {
  const path = (file: ContractFile): string => relativePath(root, resolvePath(folder, file.source.path));
  return {
    contract: path(program.root),
    copies: [],
    inputs: new Map(program.files.map((file) => [path(file), file.source.text])),
  };
}

/** Imports of a file that would not find their target from the file's new place. */
function findMisplaced(
  file: ContractFile,
  places: ReadonlyMap<string, string>,
  newPath: (place: string) => string,
  newFolder: string,
): Diagnostic[] {
  const own = parentPath(newPath(places.get(file.source.path) ?? ''));
  return file.imports.flatMap(({ node, target }) => {
    const wanted = target === null ? undefined : places.get(target);
    if (wanted === undefined) return [];
    const found = [own, newFolder].map((base) => resolvePath(`/${base}`, node.text).slice(1));
    if (found.includes(newPath(wanted))) return [];
    const span = { file: file.source.path, start: node.start, end: node.end };
    return [report(importNotPortable, { path: node.text }, { span })];
  });
}
