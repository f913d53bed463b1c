import type { Source } from '../../../base/source.ts';
import { report } from '../../../diagnostics/definition.ts';
import type { Diagnostic } from '../../../diagnostics/diagnostic.ts';
import { ddlPartUnreadable, ddlStatementDynamic, ddlStatementUnreadable } from '../../ddl-diagnostics.ts';
import type { DdlReading } from '../../introspection.ts';
import type { ApplyContext } from './apply-context.ts';
import { applyStatement } from './apply-statement.ts';
import { DraftCatalog } from './draft-catalog.ts';
import { finishSchema } from './finish-schema.ts';
import { ddlParser } from './parser.ts';
import { applySessionStatement } from './session-statement.ts';
import { splitStatements, type SessionModes, type StatementRange } from './split-statements.ts';
import { isForeignStatement, statementKind } from './statement-kind.ts';
import type { ParseProblem, StatementNode } from './statement.ts';
import { tokenize } from './tokenize.ts';

const maxUnparted = 100;

/**
 * Reads what files of DDL for MySQL or MariaDB would create, in the order given: dumps with their data, conditional
 * comments and DELIMITERs, and ALTERs that come later. Never throws: what cannot be read is a warning at its place, and
 * everything else is there.
 */
export function readMysqlDdl(sources: readonly Source[], own?: string): DdlReading {
  const catalog = new DraftCatalog();
  const diagnostics: Diagnostic[] = [];
  for (const source of sources) {
    // Every file is a session of its own: what one has set, the next does not know.
    const modes: SessionModes = { hasAnsiQuotes: false, hasBackslashEscapes: true };
    catalog.current = null;
    const found: Diagnostic[] = [];
    const context: ApplyContext = { source, catalog, modes, diagnostics: found };
    for (const range of splitStatements(source.text, modes)) readStatement(context, range);
    for (const diagnostic of found.toSorted(byPlace)) diagnostics.push(diagnostic);
  }
  diagnostics.push(...catalog.doubtfulViews.values());
  return { schema: finishSchema(catalog.tables, own), diagnostics };
}

// What a statement says is found before what it means.
function byPlace(left: Diagnostic, right: Diagnostic): number {
  return (left.span?.start ?? 0) - (right.span?.start ?? 0);
}

function readStatement(context: ApplyContext, range: StatementRange): void {
  const { source, modes, catalog } = context;
  const { text } = source;
  if (range.openQuote !== undefined) return reportOpenQuote(context, range.openQuote);
  const kind = statementKind(text, range.start);
  if (kind === 'session') applySessionStatement(text.slice(range.start, range.start + 1000), catalog, modes);
  if (kind === 'dynamic') return reportDynamic(context, range);
  if (kind === 'other') return reportUnreadable(context, range);
  if (kind !== 'table') return;
  let tokens = tokenize(text, range, modes);
  // Statements that no ";" parts are read one after another, but not for ever.
  for (let count = 0; count < maxUnparted && tokens.length > 0 && !isForeignStatement(tokens); count++) {
    const { statement, problems, next } = ddlParser().parseStatement(text, tokens, modes);
    for (const problem of problems) reportProblem(context, statement, problem);
    if (statement !== undefined) applyStatement(context, statement, tokens);
    tokens = next === undefined ? [] : tokens.filter((token) => token.startOffset >= next);
  }
}

function reportOpenQuote(context: ApplyContext, start: number): void {
  const reason = 'the quote that opens here is never closed, so the rest of the file is left out';
  const span = { file: context.source.path, start, end: start + 1 };
  context.diagnostics.push(report(ddlStatementUnreadable, { reason }, { span }));
}

function reportUnreadable(context: ApplyContext, range: StatementRange): void {
  const [word = ''] = /^\S{1,40}/.exec(context.source.text.slice(range.start, range.start + 40)) ?? [];
  const reason = `"${word}" begins no statement of MySQL`;
  const span = { file: context.source.path, start: range.start, end: range.start + Math.max(1, word.length) };
  context.diagnostics.push(report(ddlStatementUnreadable, { reason }, { span }));
}

function reportDynamic(context: ApplyContext, { start, end }: StatementRange): void {
  const written = context.source.text.slice(start, end).replaceAll(/\s+/g, ' ').trim();
  const statement = written.length > 60 ? `${written.slice(0, 59)}…` : written;
  const span = { file: context.source.path, start, end };
  context.diagnostics.push(report(ddlStatementDynamic, { statement }, { span }));
}

function reportProblem(
  context: ApplyContext,
  statement: StatementNode | undefined,
  problem: ParseProblem,
): void {
  const span = { file: context.source.path, start: problem.start, end: problem.end };
  const { reason } = problem;
  const table = statement !== undefined && 'table' in statement ? statement.table.name : undefined;
  context.diagnostics.push(
    table === undefined
      ? report(ddlStatementUnreadable, { reason }, { span })
      : report(ddlPartUnreadable, { table, reason }, { span }),
  );
}
