import type { CommentStmt } from 'libpg-query';
import type { Draft, Place } from './draft.ts';
import { hasColumns, needTable } from './draft-names.ts';
import { listNames, qualifiedName } from './node-parts.ts';

const tables: ReadonlySet<string> = new Set([
  'OBJECT_TABLE',
  'OBJECT_VIEW',
  'OBJECT_MATVIEW',
  'OBJECT_FOREIGN_TABLE',
]);

/** `COMMENT ON` a table, view or column. */
export function setComment(statement: CommentStmt, draft: Draft, place: Place): void {
  const { objtype = 'OBJECT_TABLE', comment = '' } = statement;
  const names = listNames(statement.object);
  if (objtype === 'OBJECT_COLUMN') {
    const name = names.at(-1) ?? '';
    const table = needTable(qualifiedName(names.slice(0, -1)), draft, place);
    if (table === undefined || !hasColumns(table, [name], 'its comment', draft, place)) return;
    for (const column of table.columns) if (column.name === name) column.comment = comment;
  } else if (tables.has(objtype)) {
    const table = needTable(qualifiedName(names), draft, place);
    if (table !== undefined) table.comment = comment;
  }
}
