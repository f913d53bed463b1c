import { terminalText } from '../../base/literal.ts';
import { joinPath, parentPath } from '../../base/path.ts';
import { report } from '../../diagnostics/definition.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { ownTemplateFolder } from '../../render/own-template.ts';
import { fileBlocked, fileOutside } from '../../workspace/conflicts.ts';
import { readDisk } from '../../workspace/disk.ts';
import { acquireLock } from '../../workspace/lock.ts';
import type { Services } from '../command.ts';
import { exitCode } from '../exit-code.ts';
import { done, failed, type Outcome } from '../outcome.ts';
import type { OpenProject } from '../project.ts';

/** A file below `.apigen/templates` and what it becomes. */
export interface TemplateWrite {
  readonly path: string;
  readonly content: string;
}

/** What is to happen below `.apigen/templates`. */
export interface TemplateWrites {
  readonly writes: readonly TemplateWrite[];
  readonly removals: readonly string[];
  readonly notes: readonly string[];
  readonly isDryRun: boolean;
}

/**
 * Writes and deletes templates. They are not generated, so they are in no plan and no manifest; a file is staged beside
 * its place and renamed, so that none is ever half written.
 */
export async function writeTemplates(
  { root, directory }: OpenProject,
  request: TemplateWrites,
  { host, isJson }: Services,
): Promise<Outcome> {
  const real = await host.files.realPath(root);
  const obstacle = await findObstacle(real, request, host.files);
  if (obstacle !== undefined) return failed(exitCode.conflict, [obstacle]);
  const isNothing = request.writes.length === 0 && request.removals.length === 0;
  if (!request.isDryRun && !isNothing) {
    const lock = await acquireLock(host, real);
    if (!('release' in lock)) return failed(exitCode.environment, [lock]);
    try {
      for (const { path, content } of request.writes) {
        const place = joinPath(real, path);
        const staged = `${place}.${host.environment.randomHex(4)}.tmp`;
        await host.files.makeDirectory(parentPath(place));
        await host.files.write(staged, content);
        await host.files.rename(staged, place);
      }
      for (const path of request.removals) await remove(host.files, real, path);
    } finally {
      await lock.release();
    }
  }
  return done({ kind: 'text', text: isJson ? toJson(request) : toText(request, directory) });
}

type Files = Services['host']['files'];

async function findObstacle(
  root: string,
  { writes, removals }: TemplateWrites,
  files: Files,
): Promise<Diagnostic | undefined> {
  const disk = await readDisk(files, root, [...writes.map(({ path }) => path), ...removals]);
  for (const [path, entry] of disk) {
    if (entry.kind === 'outside') return report(fileOutside, { path });
    if (entry.kind === 'not-a-file') return report(fileBlocked, { path });
  }
  return undefined;
}

async function remove(files: Files, root: string, path: string): Promise<void> {
  await files.removeFile(joinPath(root, path));
  for (let folder = parentPath(path); folder.startsWith(ownTemplateFolder); folder = parentPath(folder))
    await files.removeEmptyDirectory(joinPath(root, folder));
}

function toJson({ writes, removals, notes, isDryRun }: TemplateWrites): string {
  const value = { dryRun: isDryRun, written: writes.map(({ path }) => path), deleted: removals, notes };
  return `${JSON.stringify(value, null, 2)}\n`;
}

function toText({ writes, removals, notes, isDryRun }: TemplateWrites, directory: string): string {
  const would = isDryRun ? ' (nothing was written)' : '';
  const place = directory === '.' ? '' : `${directory}/`;
  const lines = [
    ...writes.map(({ path }) => `  + ${place}${path}`),
    ...removals.map((path) => `  - ${place}${path}`),
  ];
  const head =
    lines.length === 0
      ? 'There is nothing to do.'
      : `${lines.length === 1 ? '1 file' : `${lines.length} files`}${would}`;
  const next = writes.length === 0 ? [] : ['', 'Next: change it, run "apigen generate", and commit both.'];
  return `${terminalText([head, ...lines, ...notes.map((note) => `• ${note}`), ...next].join('\n'))}\n`;
}
