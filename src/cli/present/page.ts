import { terminalText } from '../../base/literal.ts';
import type { DiagnosticDefinition } from '../../diagnostics/definition.ts';

/** Every code with its severity and message, one a line. */
export function renderCatalog(catalog: readonly DiagnosticDefinition[]): string {
  const width = Math.max(0, ...catalog.map(({ code }) => code.length));
  const lines = catalog.map(
    ({ code, severity, message }) => `${code.padEnd(width)}  ${severity.padEnd(7)}  ${message}`,
  );
  return `${lines.join('\n')}\n`;
}

/** The page of one diagnostic. */
export function renderPage({ code, severity, message, explanation, example }: DiagnosticDefinition): string {
  const sections = [`${severity}[${code}]`, message, explanation];
  if (example !== undefined)
    sections.push(`Reported:\n${indent(example.wrong)}`, `Right:\n${indent(example.right)}`);
  return `${sections.join('\n\n')}\n`;
}

function indent(text: string): string {
  return terminalText(text)
    .trimEnd()
    .split('\n')
    .map((line) => (line === '' ? '' : `  ${line}`))
    .join('\n');
}
