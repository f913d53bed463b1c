import type { DraftTable } from './draft-table.ts';
import type { TableOptions } from './statement.ts';

/** Sets the options of a table that a statement names. */
export function applyOptions(table: DraftTable, options: TableOptions): void {
  if (options.comment !== undefined) table.comment = options.comment;
  if (options.engine !== undefined) table.engine = options.engine;
  if (options.charset !== undefined) table.charset = options.charset;
  if (options.isPartitioned !== undefined) table.isPartitioned = options.isPartitioned;
}
