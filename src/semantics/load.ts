import { compareText } from '../base/order.ts';
import { parentPath, relativePath, resolvePath } from '../base/path.ts';
import { createSource, type Source } from '../base/source.ts';
import { hasErrors, type Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Checked } from '../diagnostics/result.ts';
import type { ImportNode, StringNode } from '../syntax/ast.ts';
import { parse } from '../syntax/parse.ts';
import { findConflictMarkers } from './find-conflict-markers.ts';
import { findImportCycles } from './import-cycle.ts';
import type { ContractFile, Program, ResolvedImport } from './program.ts';
import { isDiagnostic, readContract, type ContractFiles } from './read-contract.ts';
import { sortDiagnostics } from './sort-diagnostics.ts';

/**
 * Reads and parses a contract with everything it imports. `rootPath` is absolute. The result does not depend on the
 * order of imports nor on the working directory: the root comes first, then the others by path.
 */
export async function loadProgram(files: ContractFiles, rootPath: string): Promise<Checked<Program>> {
  const loader = await startLoader(files, rootPath);
  const first = await readContract(files, {
    path: loader.rootPath,
    name: loader.rootName,
    written: rootPath,
  });
  if (isDiagnostic(first)) return { value: emptyProgram(loader.rootName), diagnostics: [first] };
  loader.queue.push({ path: loader.rootPath, source: first });
  loader.known.set(loader.rootPath, loader.rootName);
  for (let next = loader.queue.shift(); next !== undefined; next = loader.queue.shift())
    await parseFile(loader, next);
  const program = assemble(loader);
  return {
    value: program,
    diagnostics: sortDiagnostics(program, [...loader.diagnostics, ...findImportCycles(program)]),
  };
}

interface PendingFile {
  /** Real and absolute. */
  readonly path: string;
  readonly source: Source;
}

interface Loader {
  readonly files: ContractFiles;
  readonly rootPath: string;
  readonly rootName: string;
  /** `Source.path` by real path. */
  readonly known: Map<string, string>;
  readonly queue: PendingFile[];
  readonly done: ContractFile[];
  readonly diagnostics: Diagnostic[];
}

async function startLoader(files: ContractFiles, rootPath: string): Promise<Loader> {
  const absolute = resolvePath('/', rootPath);
  const real = await realPath(files, absolute);
  return {
    files,
    rootPath: real,
    rootName: relativePath(parentPath(real), real),
    known: new Map(),
    queue: [],
    done: [],
    diagnostics: [],
  };
}

/** The path itself where it does not exist: the reader then says so. */
async function realPath(files: ContractFiles, path: string): Promise<string> {
  try {
    return await files.realPath(path);
  } catch {
    return path;
  }
}

async function parseFile(loader: Loader, pending: PendingFile): Promise<void> {
  const { value: ast, diagnostics } = parse(pending.source);
  const conflicts = hasErrors(diagnostics) ? findConflictMarkers(pending.source) : [];
  // What else is wrong shows when one side is chosen.
  loader.diagnostics.push(...(conflicts.length === 0 ? diagnostics : conflicts));
  const paths = ast.statements
    .filter((statement): statement is ImportNode => statement.kind === 'import')
    .flatMap((statement) => statement.paths);
  const imports: ResolvedImport[] = [];
  for (const node of paths) imports.push({ node, target: await resolveImport(loader, pending, node) });
  loader.done.push({ source: pending.source, ast, imports });
}

async function resolveImport(
  loader: Loader,
  importer: PendingFile,
  node: StringNode,
): Promise<string | null> {
  const path = await locateImport(loader, importer, node.text);
  const known = loader.known.get(path);
  if (known !== undefined) return known;
  const name = relativePath(parentPath(loader.rootPath), path);
  const span = { file: importer.source.path, start: node.start, end: node.end };
  const request = { path, name, written: node.text, span, importer: importer.path };
  const source = await readContract(loader.files, request);
  if (isDiagnostic(source)) {
    loader.diagnostics.push(source);
    return null;
  }
  loader.known.set(path, name);
  loader.queue.push({ path, source });
  return name;
}

/**
 * Next to the importing file; old contracts also write paths from the root contract's folder. What would be the importing
 * file itself is never meant where there is another.
 */
async function locateImport(loader: Loader, importer: PendingFile, text: string): Promise<string> {
  const beside = resolvePath(parentPath(importer.path), text);
  const candidates = [beside, resolvePath(parentPath(loader.rootPath), text)];
  for (const candidate of candidates) {
    const real = await realPath(loader.files, candidate);
    if (real !== importer.path && (await exists(loader.files, real))) return real;
  }
  return realPath(loader.files, beside);
}

async function exists(files: ContractFiles, path: string): Promise<boolean> {
  try {
    return (await files.kind(path)) !== undefined;
  } catch {
    // It may be there, but nobody can tell: the reader reports why.
    return true;
  }
}

function assemble(loader: Loader): Program {
  const files = loader.done.toSorted(
    (a, b) => rank(loader, a) - rank(loader, b) || compareText(a.source.path, b.source.path),
  );
  const [root] = files;
  if (root === undefined) return emptyProgram(loader.rootName);
  return { root, files, sources: new Map(files.map((file) => [file.source.path, file.source])) };
}

function rank(loader: Loader, file: ContractFile): number {
  return file.source.path === loader.rootName ? 0 : 1;
}

function emptyProgram(name: string): Program {
  const source = createSource(name, '');
  const ast = { kind: 'file', statements: [], detachedComments: [], start: 0, end: 0 } as const;
  const root = { source, ast, imports: [] };
  return { root, files: [root], sources: new Map([[name, source]]) };
}
