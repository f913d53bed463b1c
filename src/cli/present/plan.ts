import { counted } from '../../base/counted.ts';
import { terminalText } from '../../base/literal.ts';
import { changesDisk, type Change, type Plan } from '../../workspace/plan.ts';
import { manifestPath } from '../../workspace/project-path.ts';
import type { PlanResult } from '../outcome.ts';
import { renderDiffs } from './diff.ts';
import type { Theme } from './theme.ts';
import { renderTree, type TreeFile } from './tree.ts';

const unaskedLines = 400;
const foldedFolders = ['src/gen', 'test/gen', '.apigen'];

/** What was (or would be) written: a tree for a new project, a list of changes for one that is kept up to date, and what to do next. */
export function renderPlan(result: PlanResult, exitCode: number, theme: Theme): string {
  const { diffs = [], isDiffCut = false } = result;
  const diff = renderDiffs(diffs, theme, isDiffCut ? unaskedLines : undefined);
  if (exitCode === 5 && isStopped(result)) return diff === '' ? '' : `${diff}\n`;
  // Nothing came of the run, so there is nothing to tell besides the reason.
  if ((exitCode === 2 || exitCode === 4) && !result.isNew) return '';
  const summary = result.isNew ? newProject(result, theme) : changes(result, exitCode, theme);
  const sections = [summary, kept(result, theme), diff];
  const notes = result.notes.map((note) => `${theme.quiet('•')} ${terminalText(note)}`);
  sections.push(notes.join('\n'), nextSteps(result, theme));
  return `${sections.filter((section) => section !== '').join('\n\n')}\n`;
}

/** Conflicts stop a run before it writes, but for those that are left in the files for their owner to settle. */
function isStopped({ plan }: PlanResult): boolean {
  const isWritten = plan.some(changesDisk);
  return !isWritten || plan.some((change) => change.kind === 'conflict');
}

/** Whether files wait for a decision of their owner's. */
function isOpen({ plan }: PlanResult): boolean {
  return plan.some((change) => {
    if (change.kind === 'merge') return change.conflicts > 0;
    return change.kind === 'keep' && change.reason === 'unresolved';
  });
}

function newProject(result: PlanResult, theme: Theme): string {
  const created = result.plan.filter((change) => change.kind === 'create' || change.kind === 'update');
  const verb = result.isDryRun ? 'would be created' : 'created';
  const head = `${theme.good('✔')} ${theme.strong(result.service)}: ${counted(result.routes ?? 0, 'route')}, ${counted(created.length, 'file')} ${verb}`;
  const tree = renderTree(
    created.map((change): TreeFile => ({ path: terminalText(change.path), ...noteOf(change) })),
    { folded: foldedFolders, limit: 14, paintGuide: theme.quiet },
  );
  return [head, '', `${terminalText(result.directory)}/`, ...tree].join('\n');
}

function noteOf(change: Change): { readonly note?: string } {
  if (change.isSecret === true) return { note: 'secrets for development, never committed' };
  return {};
}

function changes(result: PlanResult, exitCode: number, theme: Theme): string {
  const { rest, folded } = foldPlatform(result.plan);
  const lines = rest.flatMap((change) => changeLine(change, theme));
  const isOnlyManifest = lines.length === 0 && result.isManifestStale === true;
  if (isOnlyManifest) lines.push(`  ${theme.warning('~')} ${manifestPath}`);
  const count = lines.length + folded.length;
  if (count === 0 && exitCode === 1) {
    const left = result.plan.filter(({ kind }) => kind === 'orphan').length;
    return `${theme.error('✘')} ${theme.strong(result.service)}: ${counted(left, 'file')} left over`;
  }
  if (count === 0) {
    return `${theme.good('✔')} ${theme.strong(result.service)} is up to date, there is nothing to write.`;
  }
  const isDrift = result.isCheck === true;
  const verb = isDrift ? 'out of date' : result.isDryRun ? 'would change' : 'changed';
  const shown =
    lines.length > 60
      ? [...lines.slice(0, 50), theme.quiet(`  … and ${lines.length - 50} more`)]
      : [...lines];
  const [first] = folded;
  if (first !== undefined) {
    const [folder = ''] = platformFolder.exec(first.path) ?? [];
    const note = theme.quiet(`  ${counted(folded.length, 'file')}`);
    const isNew = folded.every(({ kind }) => kind === 'create');
    const sign = isNew ? theme.good('+') : theme.warning('~');
    shown.push(`  ${sign} ${terminalText(folder)}${note}`);
  }
  const mark = isDrift ? theme.error('✘') : isOpen(result) ? theme.warning('!') : theme.good('✔');
  return [`${mark} ${theme.strong(result.service)}: ${counted(count, 'file')} ${verb}`, ...shown].join('\n');
}

/** Of a service, or of models in a folder of their own. */
const platformFolder = /^(?:src\/)?gen\/platform\//;

/** The platform is copied as it is, so many files of it at once would only hide those that somebody will open. */
function foldPlatform(plan: Plan): { readonly rest: Plan; readonly folded: Plan } {
  const platform = plan.filter((change) => platformFolder.test(change.path) && changesDisk(change));
  if (platform.length <= 5) return { rest: plan, folded: [] };
  return { rest: plan.filter((change) => !platform.includes(change)), folded: platform };
}

function changeLine(change: Change, theme: Theme): string[] {
  const path = terminalText(change.path);
  switch (change.kind) {
    case 'create':
      return [`  ${theme.good('+')} ${path}${change.isRecreated ? theme.quiet('  (was missing)') : ''}`];
    case 'update':
      return [`  ${theme.warning('~')} ${path}`];
    case 'move':
      return [`  ${theme.warning('→')} ${path}${theme.quiet(`  (was ${terminalText(change.from)})`)}`];
    case 'merge': {
      const { conflicts } = change;
      const note =
        conflicts === 0 ? theme.quiet('  (merged)') : theme.error(`  (${counted(conflicts, 'conflict')})`);
      return [`  ${theme.warning('~')} ${path}${note}`];
    }
    case 'delete':
      return [`  ${theme.error('-')} ${path}`];
    case 'unchanged':
    case 'keep':
    case 'conflict':
    case 'orphan':
      return [];
  }
}

/** In a folder that was not empty: what stood there and stays. */
function kept(result: PlanResult, theme: Theme): string {
  if (!result.isNew) return '';
  const files = result.plan.filter((change) => change.kind === 'keep');
  if (files.length === 0) return '';
  const lines = files.map((change) => `  ${theme.quiet('=')} ${terminalText(change.path)}`);
  return ['Already there and kept as it is (compare with what the new project needs):', ...lines].join('\n');
}

function nextSteps({ nextSteps: steps, directory, isNew }: PlanResult, theme: Theme): string {
  if (steps.length === 0) return '';
  const place = isNew || directory === '.' ? '' : ` in ${terminalText(directory)}`;
  return [`Next${place}:`, ...steps.map((step) => `  ${theme.command(terminalText(step))}`)].join('\n');
}
