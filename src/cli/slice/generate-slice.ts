import { resolvePath } from '../../base/path.ts';
import { haveSameShape } from '../../model/same-shape.ts';
import { reachOf } from '../../semantics/slice/reach.ts';
import type { Manifest } from '../../workspace/manifest.ts';
import type { VirtualFile } from '../../workspace/virtual-file.ts';
import type { Services } from '../command.ts';
import { openRenderer } from '../open-renderer.ts';
import type { OpenProject } from '../project.ts';
import { movedHandlers, movedSources, moveLines } from './move-lines.ts';
import { patchFiles, type ReadText } from './patch-files.ts';
import { changedPieces, isWorthwhile, readEdits, type EditedFile } from './read-edits.ts';
import { replaySlice } from './replay-slice.ts';
import { readMemory, type RunMemory } from './run-memory.ts';

/** What an edit of the contract makes of the project, told without compiling the whole. */
export interface SliceGeneration {
  /** The generated files that change, and no others. */
  readonly files: readonly VirtualFile[];
  /** What files of the owner's stem from now, by path. */
  readonly sources: ReadonlyMap<string, string>;
  /** The contract's files by their path in the project. */
  readonly inputs: ReadonlyMap<string, string>;
  readonly routes: number;
  /** What to remember for the next run. */
  readonly memory: RunMemory;
}

/**
 * Generates what an edit changed, from what the last run remembered. An edit that leaves every name, every address and
 * every mention of a type as it was can change only what it touches, what uses that, and the lines that routes stand on.
 * So that part of the contract is compiled alone, once as it was and once as it is: where what it gave before is what
 * stands in the project, the difference between the two is the difference of the whole. Gives nothing wherever that
 * cannot be told; then the whole is to be compiled. The project must be as the last run left it, its contract aside.
 */
export async function generateSlice(
  project: OpenProject,
  manifest: Manifest,
  services: Services,
): Promise<SliceGeneration | undefined> {
  const { files } = services.host;
  const memory = await readMemory(files, project.root);
  if (memory === undefined) return undefined;
  const edited = await readEdits(memory, manifest, project.root, files);
  if (edited === undefined) return undefined;
  const readText: ReadText = async (path) =>
    new TextDecoder().decode(await files.read(resolvePath(project.root, path))).replaceAll('\r\n', '\n');
  const moves = edited.map((each) => each.moves);
  const moved = await movedHandlers(moves, manifest, readText);
  if (moved === undefined) return undefined;
  const patched = await patchProject(edited, memory, project, readText, services);
  if (patched === undefined) return undefined;
  const changed = new Map([...moved, ...patched].map((file) => [file.path, file]));
  const isRoute = ({ kind }: { readonly kind: string }): boolean => kind === 'route';
  return {
    files: [...changed.values()],
    sources: movedSources(moves, manifest),
    inputs: new Map(edited.map(({ file, after }) => [file.place, after.text])),
    routes: edited.reduce((sum, { edit }) => sum + edit.pieces.filter(isRoute).length, 0),
    memory: {
      ...memory,
      files: edited.map(({ file, edit, after }) => ({ ...file, text: after.text, pieces: edit.pieces })),
    },
  };
}

/** The generated files in which the changed declarations show. */
async function patchProject(
  edited: readonly EditedFile[],
  { files, directions }: RunMemory,
  { settings }: OpenProject,
  readText: ReadText,
  { host, packageRoot }: Services,
): Promise<readonly VirtualFile[] | undefined> {
  const changed = changedPieces(edited);
  if (changed.length === 0) return [];
  const reach = reachOf(files, changed);
  if (!isWorthwhile(reach, edited)) return undefined;
  const request = { settings, developmentSecret: null };
  const renderer = await openRenderer(host.files, packageRoot);
  const before = edited.map(({ before: source, file }) => ({ source, pieces: file.pieces }));
  const old = await replaySlice(before, reach, directions, request, renderer);
  if (old === undefined) return undefined;
  const after = edited.map(({ after: source, edit }) => ({ source, pieces: edit.pieces }));
  const now = await replaySlice(after, reach, directions, request, renderer);
  if (now === undefined || !haveSameShape(old.model, now.model)) return undefined;
  const moves = edited.map((each) => each.moves);
  const former = old.files.map((file) => ({ ...file, content: moveLines(file.path, file.content, moves) }));
  return patchFiles(former, now.files, async (path) => moveLines(path, await readText(path), moves));
}
