import { counted } from '../../base/counted.ts';
import { terminalText } from '../../base/literal.ts';
import type { Terminal } from '../../host/ports.ts';
import type { CheckResult, Outcome, ProjectsResult } from '../outcome.ts';
import { renderDiagnostics } from './diagnostics.ts';
import { renderMigrations } from './migrations.ts';
import { renderPlan } from './plan.ts';
import { renderStatus } from './status.ts';
import { createTheme, type Theme } from './theme.ts';

/** Prints an outcome for people: findings on standard error, the result on standard output. */
export async function presentText(outcome: Outcome, terminal: Terminal): Promise<void> {
  const theme = await createTheme(terminal.colorLevel);
  if (outcome.result.kind === 'projects') presentProjects(outcome.result, terminal, theme);
  else presentOne(outcome, terminal, theme);
}

/** One after the other, however they were worked on, and at the end how many there are, and which need attention. */
function presentProjects({ projects }: ProjectsResult, terminal: Terminal, theme: Theme): void {
  for (const { directory, outcome } of projects) {
    const heading = `${theme.quiet('──')} ${theme.strong(terminalText(directory))}\n`;
    if (outcome.diagnostics.length > 0) terminal.error(heading);
    else terminal.out(heading);
    presentOne(outcome, terminal, theme);
    terminal.out('\n');
  }
  const failures = projects.filter(({ outcome }) => outcome.exitCode !== 0);
  const count = counted(projects.length, 'project');
  if (failures.length === 0) {
    terminal.out(`${theme.good('✔')} ${count}, all as they should be.\n`);
    return;
  }
  const names = failures.map(({ directory }) => `  ${terminalText(directory)}\n`).join('');
  terminal.out(`${theme.error('✘')} ${count}, ${failures.length} not as they should be:\n${names}`);
}

function presentOne(outcome: Outcome, terminal: Terminal, theme: Theme): void {
  const findings = renderDiagnostics(outcome, theme, Math.min(terminal.columns, 120));
  const result = renderResult(outcome, theme);
  if (findings !== '') terminal.error(result === '' ? findings : `${findings}\n`);
  if (result !== '') terminal.out(result);
}

function renderResult(outcome: Outcome, theme: Theme): string {
  const { result } = outcome;
  switch (result.kind) {
    case 'none':
    case 'projects':
      return '';
    case 'text':
      return result.text;
    case 'check':
      return renderCheck(result, theme);
    case 'status':
      return renderStatus(result, theme);
    case 'migrate':
      return renderMigrations(result, outcome.exitCode, theme);
    case 'plan':
      return renderPlan(result, outcome.exitCode, theme);
  }
}

function renderCheck({ contract, service, routes, types }: CheckResult, theme: Theme): string {
  const what = `${counted(routes, 'route')} and ${counted(types, 'type')} in service "${service}"`;
  return `${theme.good('✔')} ${theme.strong(contract)} has no errors: ${what}.\n`;
}
