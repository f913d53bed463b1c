import { hashText } from '../../base/hash.ts';
import { resolvePath } from '../../base/path.ts';
import type { Source } from '../../base/source.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { sortDiagnostics } from '../../semantics/sort-diagnostics.ts';
import type { FoundManifest } from '../../workspace/read-manifest.ts';
import type { VirtualFile } from '../../workspace/virtual-file.ts';
import type { Services } from '../command.ts';
import type { OpenProject } from '../project/project.ts';
import { changeDeclarations } from './change-declarations.ts';
import { carryFindings } from './carry-findings.ts';
import { readMemory } from './memory-store.ts';
import type { ReadText } from './patch-files.ts';
import { readEdits } from './read-edits.ts';
import { reshapeProject } from './reshape-project.ts';
import type { RunMemory } from './run-memory.ts';
import type { SliceChange, SliceRequest } from './slice-change.ts';
import { reportUnused } from './unused-types.ts';

/** What an edit of the contract makes of the project, told without compiling the whole. */
export interface SliceGeneration {
  /** The generated files that change, the owner's files that serve another route now, and no others. */
  readonly files: readonly VirtualFile[];
  /** The contract's files by their path in the project. */
  readonly inputs: ReadonlyMap<string, string>;
  readonly routes: number;
  /** What is to be said of the contract, and its texts by the names that this uses. */
  readonly diagnostics: readonly Diagnostic[];
  readonly texts: ReadonlyMap<string, Source>;
  /** What to remember for the next run. */
  readonly memory: RunMemory;
}

/**
 * Generates what an edit changed, from what the last run remembered. An edit of declarations can change only what it
 * touches, what uses that, and what stands in one file with it. So that part of the contract is compiled alone, once as it was and once as it is: where what it gave before is what stands in the project,
 * the difference between the two is the difference of the whole. Gives nothing wherever that cannot be told; then the
 * whole is to be compiled. The project must be as the last run left it, its contract aside.
 */
export async function generateSlice(
  project: OpenProject,
  { manifest, text }: FoundManifest,
  services: Services,
): Promise<SliceGeneration | undefined> {
  const { files } = services.host;
  const memory = await readMemory(files, project.root);
  if (memory === undefined || memory.manifest !== hashText(text ?? '')) return undefined;
  const edited = await readEdits(memory, manifest, project.root, files);
  if (edited === undefined) return undefined;
  const readText: ReadText = async (path) =>
    new TextDecoder().decode(await files.read(resolvePath(project.root, path))).replaceAll('\r\n', '\n');
  const request = { edited, memory, manifest, settings: project.settings, readText };
  const change = await changeOf(request, services);
  const unused = change && reportUnused(edited, change.unused);
  if (change === undefined || unused === undefined) return undefined;
  const order = { files: edited.map(({ after }) => ({ source: after })) };
  const isRoute = ({ kind }: { readonly kind: string }): boolean => kind === 'route';
  return {
    files: change.files,
    inputs: new Map(edited.map(({ file, after }) => [file.place, after.text])),
    diagnostics: sortDiagnostics(order, [...change.findings, ...unused]),
    texts: new Map(edited.map(({ after }) => [after.path, after])),
    routes: edited.reduce((sum, { edit }) => sum + edit.pieces.filter(isRoute).length, 0),
    memory: {
      ...memory,
      directions: change.directions,
      findings: change.findings,
      unused: change.unused,
      orphans: change.orphans,
      files: edited.map(({ file, edit, after }) => ({ ...file, text: after.text, pieces: edit.pieces })),
    },
  };
}

/** What the changed declarations do to the files of the project. */
function changeOf(request: SliceRequest, services: Services): Promise<SliceChange | undefined> {
  const { edited, memory } = request;
  if (edited.some(({ edit }) => edit.isReshaped)) return reshapeProject(request, services);
  if (edited.some(({ edit }) => edit.changed.length > 0)) return changeDeclarations(request, services);
  const { directions, unused, orphans } = memory;
  const nothing = { reach: edited.map(() => new Set<number>()), old: [], now: [] };
  const findings = carryFindings(edited, memory.findings, nothing);
  return Promise.resolve(findings && { files: [], directions, findings, unused, orphans });
}
