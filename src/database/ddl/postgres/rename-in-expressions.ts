import type { ColumnRef, Node } from 'libpg-query';
import type { DraftExpression, DraftTable } from './draft.ts';

/** Gives a column its new name in every expression of a table. */
export function renameInExpressions(table: DraftTable, from: string, to: string): void {
  const rename = ({ node, statement }: DraftExpression): DraftExpression => ({
    node: renamed(node, from, to),
    statement,
  });
  for (const column of table.columns) {
    if (column.default !== undefined) column.default = rename(column.default);
    if (column.generated !== undefined)
      column.generated = { ...column.generated, expression: rename(column.generated.expression) };
  }
  for (const check of table.checks) check.expression = rename(check.expression);
  for (const index of table.indexes) {
    if (index.where !== undefined) index.where = rename(index.where);
    for (const part of index.parts)
      if (part.expression !== undefined) part.expression = rename(part.expression);
  }
}

/** A copy of the tree, since other tables may share it. */
function renamed(node: Node, from: string, to: string): Node {
  const copy = structuredClone(node);
  renameColumns(copy, from, to);
  return copy;
}

function renameColumns(node: unknown, from: string, to: string): void {
  if (typeof node !== 'object' || node === null) return;
  if ('ColumnRef' in node) {
    const { fields = [] } = node.ColumnRef as ColumnRef; // a node of the grammar
    const last = fields.at(-1);
    if (last !== undefined && 'String' in last && last.String.sval === from) last.String.sval = to;
  } else for (const value of Object.values(node)) renameColumns(value, from, to);
}
