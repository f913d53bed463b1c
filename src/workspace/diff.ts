import { joinPath } from '../base/path.ts';
import type { FileSystem } from '../host/ports.ts';
import { changesDisk, type Change, type Plan } from './plan.ts';
import type { VirtualFile } from './virtual-file.ts';

/** What a change does to the text of one file, as a unified diff that `git apply` takes. */
export interface FileDiff {
  readonly path: string;
  readonly text: string;
}

/** So many lines may differ before the search for the shortest diff is given up: it costs their square. */
const mostEdits = 2000;

/**
 * The diff of every change that is (or, without a conflict, would be) written, in the order of the plan. Must be asked
 * before the plan is committed. Secrets are left out.
 */
export async function diffPlan(
  plan: Plan,
  wanted: readonly VirtualFile[],
  files: FileSystem,
  root: string,
): Promise<readonly FileDiff[]> {
  const contents = new Map(wanted.map((file) => [file.path, file.content]));
  const diffs: FileDiff[] = [];
  for (const change of plan) {
    if (!hasDiff(change)) continue;
    const { path } = change;
    const place = joinPath(root, 'from' in change ? change.from : path);
    const before = change.before === undefined ? undefined : await readText(files, place);
    const after = 'file' in change ? change.file.content : contents.get(path);
    diffs.push({ path, text: await unifiedDiff(path, before, change.kind === 'delete' ? undefined : after) });
  }
  return diffs;
}

/** The unified diff from one text to another; undefined stands for a file that does not exist. Line ends count as LF. */
export async function unifiedDiff(
  path: string,
  before: string | undefined,
  after: string | undefined,
): Promise<string> {
  const { FILE_HEADERS_ONLY, formatPatch, structuredPatch } = await import('diff');
  const oldName = before === undefined ? '/dev/null' : `a/${path}`;
  const newName = after === undefined ? '/dev/null' : `b/${path}`;
  const [oldText, newText] = [withoutReturns(before ?? ''), withoutReturns(after ?? '')];
  const options = { context: 3, maxEditLength: mostEdits };
  const patch = structuredPatch(oldName, newName, oldText, newText, undefined, undefined, options) ??
    // Too different: every old line goes, every new one comes.
    {
      oldFileName: oldName,
      newFileName: newName,
      oldHeader: undefined,
      newHeader: undefined,
      hunks: [replaceAll(oldText, newText)],
    };
  return patch.hunks.length === 0 ? '' : formatPatch(patch, FILE_HEADERS_ONLY);
}

function hasDiff(change: Change): boolean {
  if (change.isSecret === true) return false;
  if (change.kind === 'conflict') return change.before !== undefined;
  return changesDisk(change);
}

function replaceAll(
  oldText: string,
  newText: string,
): {
  oldStart: number;
  oldLines: number;
  newStart: number;
  newLines: number;
  lines: string[];
} {
  const oldLines = markedLines('-', oldText);
  const newLines = markedLines('+', newText);
  return {
    oldStart: 1,
    oldLines: countLines(oldText),
    newStart: 1,
    newLines: countLines(newText),
    lines: [...oldLines, ...newLines],
  };
}

function markedLines(mark: string, text: string): string[] {
  if (text === '') return [];
  const isEnded = text.endsWith('\n');
  const lines = (isEnded ? text.slice(0, -1) : text).split('\n').map((line) => mark + line);
  return isEnded ? lines : [...lines, '\\ No newline at end of file'];
}

function countLines(text: string): number {
  return text === '' ? 0 : text.split('\n').length - (text.endsWith('\n') ? 1 : 0);
}

function withoutReturns(text: string): string {
  return text.replaceAll('\r\n', '\n');
}

async function readText(files: FileSystem, path: string): Promise<string> {
  return new TextDecoder().decode(await files.read(path));
}
