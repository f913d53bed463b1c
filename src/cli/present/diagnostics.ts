import { counted } from '../../base/counted.ts';
import { terminalText } from '../../base/literal.ts';
import { joinPath } from '../../base/path.ts';
import { positionAt } from '../../base/source.ts';
import type { Span } from '../../base/span.ts';
import { renderCodeFrame } from '../../diagnostics/code-frame.ts';
import type { Diagnostic, Severity } from '../../diagnostics/diagnostic.ts';
import type { Outcome } from '../outcome.ts';
import type { Theme } from './theme.ts';

/** Every diagnostic with its place, frame, other ends and hint, and a last line that counts them. */
export function renderDiagnostics(outcome: Outcome, theme: Theme, width: number): string {
  const { diagnostics } = outcome;
  if (diagnostics.length === 0) return '';
  const blocks = diagnostics.map((diagnostic) => renderDiagnostic(diagnostic, outcome, theme, width));
  const count = countLine(diagnostics, theme);
  return `${[...blocks, ...(count === '' ? [] : [count])].join('\n\n')}\n`;
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

function countLine(diagnostics: readonly Diagnostic[], theme: Theme): string {
  if (diagnostics.length < 2) return '';
  const parts = (['error', 'warning', 'hint'] as const).flatMap((severity) => {
    const count = diagnostics.filter((diagnostic) => diagnostic.severity === severity).length;
    if (count === 0) return [];
    return [painter(severity, theme)(counted(count, severity))];
  });
  return parts.join(', ');
}
