import { report } from '../../../diagnostics/definition.ts';
import { ddlColumnsUnderivable, ddlTableTwice } from '../../ddl-diagnostics.ts';
import { addElements } from './add-elements.ts';
import { changedTable, originOf, spanOf, type ApplyContext } from './apply-context.ts';
import { applyOptions } from './apply-options.ts';
import { draftTable, type DraftTable } from './draft-table.ts';
import type { StatementNode } from './statement.ts';

type CreateTable = Extract<StatementNode, { kind: 'create-table' }>;

/** Creates a table, unless it is temporary, is there already, or has columns that only its query tells. */
export function applyCreateTable(context: ApplyContext, node: CreateTable): void {
  if (node.isTemporary) return;
  const { catalog } = context;
  const schema = node.table.schema ?? catalog.current;
  const span = spanOf(context, node.table);
  const known = catalog.find(schema ?? undefined, node.table.name);
  if (known !== undefined && known.name === node.table.name && !node.isReplacement) {
    if (!node.isOptional) context.diagnostics.push(report(ddlTableTwice, { table: known.name }, { span }));
    return;
  }
  const { name } = node.table;
  const table = draftTable({ schema, name, kind: 'table', origin: originOf(context, node.table) });
  applyOptions(table, node.options);
  if (node.like === undefined) addElements(context, table, node.elements);
  else {
    const original = changedTable(context, node.like);
    if (original === undefined) return;
    copyTable(original, table);
  }
  if (node.select !== undefined && node.like === undefined) {
    const reason = 'it is filled by a query, which may add columns';
    context.diagnostics.push(report(ddlColumnsUnderivable, { table: name, reason }, { span }));
    return;
  }
  if (table.columns.length === 0) {
    const reason = 'no column of it could be read';
    context.diagnostics.push(report(ddlColumnsUnderivable, { table: name, reason }, { span }));
    return;
  }
  catalog.add(table);
}

// LIKE copies columns and indexes, but no foreign keys.
function copyTable(original: DraftTable, table: DraftTable): void {
  table.columns = [...original.columns];
  table.primaryKey = original.primaryKey;
  table.indexes = original.indexes.map((index) => ({ ...index, isImplied: false }));
  table.checks = original.checks;
  table.comment = original.comment;
  table.charset = original.charset;
  table.collation = original.collation;
  table.engine = original.engine;
  table.isPartitioned = original.isPartitioned;
}
