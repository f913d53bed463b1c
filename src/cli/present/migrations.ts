import { counted } from '../../base/counted.ts';
import { terminalText } from '../../base/literal.ts';
import type { MigrateResult, MigrationLine } from '../migrate/migrate-result.ts';
import type { Theme } from './theme.ts';

/** What became of migrations, how they stand, or the text of those that would be written. */
export function renderMigrations(result: MigrateResult, exitCode: number, theme: Theme): string {
  const sections = [
    head(result, exitCode, theme),
    ...(result.isDryRun ? result.files.map(({ path, content }) => printFile(path, content, theme)) : []),
    nextSteps(result, theme),
  ];
  const text = sections.filter((section) => section !== '').join('\n\n');
  return text === '' ? '' : `${text}\n`;
}

function head(result: MigrateResult, exitCode: number, theme: Theme): string {
  const lines = result.migrations.map((line) => printLine(line, theme));
  const title = titleOf(result, exitCode, theme);
  return [...(title === '' ? [] : [title]), ...lines, ...writtenFiles(result, theme)].join('\n');
}

function titleOf(result: MigrateResult, exitCode: number, theme: Theme): string {
  const { action, isDryRun, migrations, files } = result;
  const place = theme.strong(terminalText(result.place ?? ''));
  const count = counted(migrations.length, 'migration');
  const good = theme.good('✔');
  switch (action) {
    case 'new':
    case 'diff':
      if (files.length === 0) return exitCode === 0 ? `${good} There is no difference.` : '';
      return isDryRun ? '' : `${good} A migration is written. Review it before you apply it.`;
    case 'up':
      if (exitCode !== 0 && migrations.length === 0) return '';
      if (migrations.length === 0) return `${good} ${place} is up to date.`;
      return isDryRun ? `${count} would be applied to ${place}` : `${good} ${count} applied to ${place}`;
    case 'down':
      if (migrations.length === 0) return exitCode === 0 ? `${good} Nothing is applied to ${place}.` : '';
      return isDryRun ? `${count} would be undone in ${place}` : `${good} ${count} undone in ${place}`;
    case 'status':
      return migrations.length === 0 ? `${place} has no migrations.` : place;
  }
}

function writtenFiles({ isDryRun, files, action }: MigrateResult, theme: Theme): string[] {
  const isWritten = !isDryRun && (action === 'new' || action === 'diff');
  return isWritten ? files.map(({ path }) => `  ${theme.good('+')} ${terminalText(path)}`) : [];
}

const marks: Readonly<Record<MigrationLine['state'], { readonly mark: string; readonly role: keyof Theme }>> =
  {
    applied: { mark: '✔', role: 'good' },
    undone: { mark: '-', role: 'warning' },
    pending: { mark: '•', role: 'hint' },
    stopped: { mark: '✘', role: 'error' },
    changed: { mark: '✘', role: 'error' },
    missing: { mark: '✘', role: 'error' },
    late: { mark: '✘', role: 'error' },
  };

function printLine({ version, name, state, appliedAt, duration }: MigrationLine, theme: Theme): string {
  const { mark, role } = marks[state];
  const facts = [
    state,
    ...(appliedAt === undefined ? [] : [appliedAt.slice(0, 16).replace('T', ' ')]),
    ...(duration === undefined ? [] : [`${Math.round(duration)} ms`]),
  ];
  return `  ${theme[role](mark)} ${terminalText(`${version}_${name}`)}${theme.quiet(`  (${facts.join(', ')})`)}`;
}

function printFile(path: string, content: string, theme: Theme): string {
  return `${theme.quiet('──')} ${theme.strong(terminalText(path))}\n${terminalText(content).trimEnd()}`;
}

function nextSteps({ nextSteps: steps }: MigrateResult, theme: Theme): string {
  if (steps.length === 0) return '';
  return ['Next:', ...steps.map((step) => `  ${theme.command(terminalText(step))}`)].join('\n');
}
