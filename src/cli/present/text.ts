import type { Terminal } from '../../host/ports.ts';
import type { CheckResult, Outcome } from '../outcome.ts';
import { renderDiagnostics } from './diagnostics.ts';
import { renderPlan } from './plan.ts';
import { createTheme, type Theme } from './theme.ts';

/** Prints an outcome for people: findings on standard error, the result on standard output. */
export async function presentText(outcome: Outcome, terminal: Terminal): Promise<void> {
  const theme = await createTheme(terminal.colorLevel);
  const findings = renderDiagnostics(outcome, theme, Math.min(terminal.columns, 120));
  const result = renderResult(outcome, theme);
  if (findings !== '') terminal.error(result === '' ? findings : `${findings}\n`);
  if (result !== '') terminal.out(result);
}

function renderResult(outcome: Outcome, theme: Theme): string {
  const { result } = outcome;
  switch (result.kind) {
    case 'none':
      return '';
    case 'text':
      return result.text;
    case 'check':
      return renderCheck(result, theme);
    case 'plan':
      return renderPlan(result, outcome.exitCode, theme);
  }
}

function renderCheck({ contract, service, routes, types }: CheckResult, theme: Theme): string {
  const what = `${counted(routes, 'route')} and ${counted(types, 'type')} in service "${service}"`;
  return `${theme.good('✔')} ${theme.strong(contract)} has no errors: ${what}.\n`;
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
