import { positionAt } from '../../src/base/source.ts';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts';
import { analyze } from '../../src/semantics/analyze.ts';
import type { Program } from '../../src/semantics/program.ts';
import { absolutePath, memoryFiles } from './memory-files.ts';

/** A finding as a test wants to read it. */
export interface Finding {
  readonly message: string;
  /** `file:line` for other files than the root, else the line. */
  readonly line: number | string;
  /** The text that is marked. */
  readonly at: string;
  /** The texts of the other ends. */
  readonly related: readonly string[];
}

/** What is found in a contract under one code, in order. A text alone is the root file. */
export async function findings(
  contract: string | Readonly<Record<string, string>>,
  code: string,
): Promise<Finding[]> {
  const { program, diagnostics } = await analyzeText(contract);
  return diagnostics
    .filter((diagnostic) => diagnostic.code === code)
    .map((diagnostic) => describe(program, diagnostic));
}

/** All codes that are found in a contract, in order; of one severity if it is given. */
export async function codes(
  contract: string | Readonly<Record<string, string>>,
  severity?: Diagnostic['severity'],
): Promise<string[]> {
  const { diagnostics } = await analyzeText(contract);
  return diagnostics
    .filter((diagnostic) => severity === undefined || diagnostic.severity === severity)
    .map((diagnostic) => diagnostic.code);
}

/** Loads and checks a contract in memory; the first file is the root. */
export async function analyzeText(
  contract: string | Readonly<Record<string, string>>,
): Promise<{ readonly program: Program; readonly diagnostics: readonly Diagnostic[] }> {
  const files = typeof contract === 'string' ? { 'user.api': contract } : contract;
  const root = absolutePath(Object.keys(files)[0] ?? 'user.api');
  const { value: program, diagnostics } = await analyze(memoryFiles(files), root);
  return { program, diagnostics };
}

function describe(program: Program, { message, span, related }: Diagnostic): Finding {
  const text = (place: NonNullable<typeof span>): string =>
    program.sources.get(place.file)?.text.slice(place.start, place.end) ?? '';
  const source = span === undefined ? undefined : program.sources.get(span.file);
  const line = source === undefined || span === undefined ? 0 : positionAt(source, span.start).line;
  return {
    message,
    line: source === program.root.source || source === undefined ? line : `${source.path}:${line}`,
    at: span === undefined ? '' : text(span),
    related: related.map((place) => text(place.span)),
  };
}
