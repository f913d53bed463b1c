import { counted } from '../../base/counted.ts';
import { terminalText } from '../../base/literal.ts';
import { joinPath } from '../../base/path.ts';
import { positionAt } from '../../base/source.ts';
import type { Span } from '../../base/span.ts';
import { renderCodeFrame } from '../../diagnostics/code-frame.ts';
import type { Diagnostic, Severity } from '../../diagnostics/diagnostic.ts';
import type { Outcome } from '../outcome.ts';
import type { Theme } from './theme.ts';

/** So many of one code are shown beside a result, which a contract with a habit would else bury. All errors are. */
const mostOfOneCode: Readonly<Record<Severity, number>> = {
  error: Number.POSITIVE_INFINITY,
  warning: 10,
  hint: 3,
};

/**
 * Diagnostics with their place, frame, other ends and hint, and a last line that counts them. Where they are not what
 * was asked for, many of one code are cut short, and those that the last run told already are one line: what is said of
 * the project comes last, where it is seen.
 */
export function renderDiagnostics(outcome: Outcome, theme: Theme, width: number): string {
  const { diagnostics } = outcome;
  if (diagnostics.length === 0) return '';
  const isAskedFor = outcome.result.kind === 'check' || outcome.result.kind === 'none';
  const standing = new Set(isAskedFor ? [] : outcome.standing);
  const news = diagnostics.filter((diagnostic) => !standing.has(diagnostic));
  const byCode = isAskedFor ? [] : [...Map.groupBy(news, ({ code }) => code).values()];
  const shown = new Set(byCode.flatMap((ofOne) => ofOne.slice(0, mostOfOneCode[severityOf(ofOne)])));
  const rest = new Map(byCode.map((ofOne) => [lastShown(ofOne), renderRest(ofOne, theme)]));
  const blocks = news
    .filter((diagnostic) => isAskedFor || shown.has(diagnostic))
    .flatMap((diagnostic) => [
      renderDiagnostic(diagnostic, outcome, theme, width),
      ...(rest.get(diagnostic) ?? []),
    ]);
  const count = news.length < 2 ? [] : [countWords(news, theme)];
  return `${[...renderStanding([...standing], theme), ...blocks, ...count].join('\n\n')}\n`;
}

/** How much was found in the contract by the last run too. */
function renderStanding(standing: readonly Diagnostic[], theme: Theme): string[] {
  if (standing.length === 0) return [];
  return [`In the contract as before: ${countWords(standing, theme)}; "apigen check" shows all.`];
}

function lastShown(ofOne: readonly Diagnostic[]): Diagnostic | undefined {
  return ofOne.slice(0, mostOfOneCode[severityOf(ofOne)]).at(-1);
}

function severityOf([first]: readonly Diagnostic[]): Severity {
  return first?.severity ?? 'error';
}

/** How many of one code are not shown. */
function renderRest(ofOne: readonly Diagnostic[], theme: Theme): string[] {
  const severity = severityOf(ofOne);
  const count = ofOne.length - mostOfOneCode[severity];
  if (count <= 0) return [];
  const head = painter(severity, theme)(theme.strong(`${severity}[${ofOne[0]?.code}]`));
  return [`${head} ${count} more of these; "apigen check" shows all.`];
}

function renderDiagnostic(diagnostic: Diagnostic, outcome: Outcome, theme: Theme, width: number): string {
  const { span, code, severity, message, hint, related } = diagnostic;
  const paint = painter(severity, theme);
  const head = `${paint(theme.strong(`${severity}[${code}]`))} ${terminalText(message)}`;
  const lines = [head];
  if (span !== undefined) {
    lines.push(...frame(span, outcome, theme, paint, width));
  }
  for (const other of related) {
    lines.push(
      `  ${theme.hint(terminalText(other.message))}`,
      ...frame(other.span, outcome, theme, theme.hint, width),
    );
  }
  if (hint !== undefined) lines.push(`  ${theme.hint('hint:')} ${terminalText(hint)}`);
  return lines.join('\n');
}

function frame(
  span: Span,
  outcome: Outcome,
  theme: Theme,
  paint: (text: string) => string,
  width: number,
): string[] {
  const source = outcome.sources.get(span.file);
  if (source === undefined) return [];
  const { line, column } = positionAt(source, span.start);
  const path = terminalText(joinPath(outcome.sourceFolder, span.file));
  const code = renderCodeFrame(source, span, { width, paintGutter: theme.quiet, paintMarker: paint });
  return [`  ${theme.quiet('at')} ${path}:${line}:${column}`, code];
}

function painter(severity: Severity, theme: Theme): (text: string) => string {
  return severity === 'error' ? theme.error : severity === 'warning' ? theme.warning : theme.hint;
}

function countWords(diagnostics: readonly Diagnostic[], theme: Theme): string {
  const parts = (['error', 'warning', 'hint'] as const).flatMap((severity) => {
    const count = diagnostics.filter((diagnostic) => diagnostic.severity === severity).length;
    if (count === 0) return [];
    return [painter(severity, theme)(counted(count, severity))];
  });
  return parts.join(', ');
}
