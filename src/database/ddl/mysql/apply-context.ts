import { positionAt, type Source } from '../../../base/source.ts';
import { didYouMean } from '../../../base/suggest.ts';
import { report } from '../../../diagnostics/definition.ts';
import type { Diagnostic } from '../../../diagnostics/diagnostic.ts';
import { ddlColumnUnknown, ddlTableUnknown } from '../../ddl-diagnostics.ts';
import type { DraftCatalog } from './draft-catalog.ts';
import { findColumn, type DraftTable } from './draft-table.ts';
import type { SessionModes } from './split-statements.ts';
import type { NameNode, TableNameNode, TextRange } from './statement.ts';

/** What a statement is applied to. */
export interface ApplyContext {
  readonly source: Source;
  readonly catalog: DraftCatalog;
  readonly modes: SessionModes;
  readonly diagnostics: Diagnostic[];
}

/** The place of a piece of the statement's text, as a diagnostic shows it. */
export function spanOf(
  context: ApplyContext,
  range: TextRange,
): { file: string; start: number; end: number } {
  return { file: context.source.path, start: range.start, end: range.end };
}

/** The place of a piece of the statement's text, as a table keeps it. */
export function originOf(
  context: ApplyContext,
  range: TextRange,
): { file: string; line: number; column: number } {
  return { file: context.source.path, ...positionAt(context.source, range.start) };
}

/** The table that a statement changes; reports one that no statement has created. */
export function changedTable(context: ApplyContext, name: TableNameNode): DraftTable | undefined {
  const table = context.catalog.find(name.schema, name.name);
  if (table !== undefined) return table;
  const suggestion = didYouMean(
    name.name,
    context.catalog.tables.map((known) => known.name),
  );
  const span = spanOf(context, name);
  context.diagnostics.push(report(ddlTableUnknown, { table: name.name, suggestion }, { span }));
  return undefined;
}

/**
 * The names of columns as the table declares them, or undefined with a report when one is missing. `what` is left out
 * then: `the index "a"`.
 */
export function declaredNames(
  context: ApplyContext,
  table: DraftTable,
  names: readonly NameNode[],
  what: string,
): readonly string[] | undefined {
  const found = names.map((name) => findColumn(table, name.text)?.name);
  const isKnown = (name: string | undefined): name is string => name !== undefined;
  if (found.every(isKnown)) return found;
  const missing = names.find((_name, index) => found[index] === undefined);
  if (missing !== undefined) reportMissing(context, table, missing, what);
  return undefined;
}

/** Reports a column that the table does not have. */
export function reportMissing(context: ApplyContext, table: DraftTable, name: NameNode, what: string): void {
  const suggestion = didYouMean(
    name.text,
    table.columns.map((column) => column.name),
  );
  const parameters = { table: table.name, column: name.text, what, suggestion };
  context.diagnostics.push(report(ddlColumnUnknown, parameters, { span: spanOf(context, name) }));
}
