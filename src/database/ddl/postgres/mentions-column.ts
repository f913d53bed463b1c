import type { ColumnRef } from 'libpg-query';

/** Whether an expression, or a part of one, reads a column of that name. */
export function mentionsColumn(node: unknown, name: string): boolean {
  if (typeof node !== 'object' || node === null) return false;
  if (!('ColumnRef' in node)) return Object.values(node).some((value) => mentionsColumn(value, name));
  const { fields = [] } = node.ColumnRef as ColumnRef; // a node of the grammar
  const last = fields.at(-1);
  return last !== undefined && 'String' in last && last.String.sval === name;
}
