import type { StatementWriter } from './statement-writer.ts';
import type { TableLayout } from './table-layout.ts';

/** The condition that a row is not marked as deleted; undefined where rows are not marked, or all are wanted. */
export function aliveSql(
  layout: TableLayout,
  withDeleted: boolean | undefined,
): string | undefined {
  const { softDelete } = layout;
  if (softDelete === undefined || withDeleted === true) return undefined;
  if (marksTime(layout)) return `${softDelete.sql} is null`;
  const no = softDelete.info.kind === 'boolean' && layout.dialect === 'postgres' ? 'false' : '0';
  return softDelete.info.isNullable === true
    ? `(${softDelete.sql} is null or ${softDelete.sql} = ${no})`
    : `${softDelete.sql} = ${no}`;
}

/** The assignment that marks a row as deleted, or takes the mark away. */
export function markSql(writer: StatementWriter, isDeleted: boolean): string {
  const { softDelete } = writer.layout;
  if (softDelete === undefined) return '';
  return `${softDelete.sql} = ${writer.value(softDelete, markOf(writer.layout, isDeleted))}`;
}

function markOf(layout: TableLayout, isDeleted: boolean): unknown {
  if (marksTime(layout)) return isDeleted ? new Date() : null;
  return layout.softDelete?.info.kind === 'boolean' ? isDeleted : Number(isDeleted);
}

function marksTime({ table }: TableLayout): boolean {
  return table.softDelete?.marks !== 'flag';
}
