import { counted } from '../../base/counted.ts';
import { terminalText } from '../../base/literal.ts';
import { hashText } from '../../base/hash.ts';
import { joinPath } from '../../base/path.ts';
import { report } from '../../diagnostics/definition.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { fileBlocked, fileOutside } from '../../workspace/conflicts.ts';
import { readDisk } from '../../workspace/disk.ts';
import type { Change, Plan } from '../../workspace/plan.ts';
import { manifestPath } from '../../workspace/project-path.ts';
import { commitPlan } from '../project/commit-plan.ts';
import type { Services } from '../command.ts';
import { exitCode } from '../exit-code.ts';
import { done, failed, type Outcome } from '../outcome.ts';
import type { OpenProject } from '../project/project.ts';

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

/** Writes and deletes templates, all or none. They are not generated, so they are in no manifest. */
export async function writeTemplates(
  { root, directory }: OpenProject,
  request: TemplateWrites,
  { host, isJson }: Services,
): Promise<Outcome> {
  const real = await host.files.realPath(root);
  const planned = await planTemplates(real, request, host.files);
  if ('code' in planned) return failed(exitCode.conflict, [planned]);
  if (!request.isDryRun && planned.length > 0) {
    const manifest = await readText(host.files, joinPath(real, manifestPath));
    const unchanged = { before: manifest, after: manifest ?? '' };
    const obstacles = await commitPlan(planned, unchanged, host, real);
    if (obstacles.length > 0) return failed(exitCode.environment, obstacles);
  }
  const text = isJson ? toJson(planned, request) : toText(planned, request, directory);
  return done({ kind: 'text', text });
}

type Files = Services['host']['files'];

async function planTemplates(
  root: string,
  { writes, removals }: TemplateWrites,
  files: Files,
): Promise<Plan | Diagnostic> {
  const disk = await readDisk(files, root, [...writes.map(({ path }) => path), ...removals]);
  const hashes = new Map<string, string>();
  for (const [path, entry] of disk) {
    if (entry.kind === 'outside') return report(fileOutside, { path });
    if (entry.kind === 'not-a-file') return report(fileBlocked, { path });
    if (entry.kind === 'file') hashes.set(path, entry.hash);
  }
  const common = { ownership: 'yours', origin: 'apigen template' } as const;
  return [
    ...writes.flatMap(({ path, content }): Change[] => {
      const file = { path, content, ...common };
      const change = { path, ...common, file, after: hashText(content) };
      const before = hashes.get(path);
      if (before === undefined) return [{ kind: 'create', ...change, isRecreated: false }];
      return before === change.after ? [] : [{ kind: 'update', ...change, before }];
    }),
    ...removals.map((path): Change => ({ kind: 'delete', path, ...common, before: hashes.get(path) ?? '' })),
  ];
}

async function readText(files: Files, path: string): Promise<string | undefined> {
  return (await files.kind(path)) === 'file' ? new TextDecoder().decode(await files.read(path)) : undefined;
}

function toJson(plan: Plan, { notes, isDryRun }: TemplateWrites): string {
  const [deleted, written] = [true, false].map((isDeleted) =>
    plan.filter(({ kind }) => (kind === 'delete') === isDeleted).map(({ path }) => path),
  );
  return `${JSON.stringify({ dryRun: isDryRun, written, deleted, notes }, null, 2)}\n`;
}

function toText(plan: Plan, { notes, isDryRun }: TemplateWrites, directory: string): string {
  const would = isDryRun ? ' (nothing was written)' : '';
  const place = directory === '.' ? '' : `${directory}/`;
  const lines = plan.map(({ kind, path }) => `  ${signs.get(kind) ?? ' '} ${place}${path}`);
  const head = lines.length === 0 ? 'There is nothing to do.' : `${counted(lines.length, 'file')}${would}`;
  const isNew = plan.some(({ kind }) => kind === 'create');
  const next = isNew
    ? [
        '',
        'Next: change it, run "apigen generate" ("apigen update" for package.json and the like), and commit both.',
      ]
    : [];
  return `${terminalText([head, ...lines, ...notes.map((note) => `• ${note}`), ...next].join('\n'))}\n`;
}

const signs: ReadonlyMap<Change['kind'], string> = new Map([
  ['create', '+'],
  ['update', '~'],
  ['delete', '-'],
]);
