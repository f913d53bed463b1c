import type { AppliedConvention } from './model-problem.ts';
import type { TablePlan } from './table-plan.ts';

/** What a run tells about a table: everything that follows from more than its columns. */
export function noteConventions({
  shown,
  table,
  keys,
  conventions,
  isReadOnly,
}: TablePlan): AppliedConvention[] {
  const notes: string[] = [];
  const { version, softDelete } = conventions;
  if (keys.substitute !== undefined)
    notes.push(`has no primary key; its unique key ${listOf(keys.primary)} serves as one.`);
  if (version !== undefined)
    notes.push(
      `counts the versions of a row in "${version.column.name}"; an update of an old version fails.`,
    );
  if (softDelete !== undefined)
    notes.push(`marks deleted rows in "${softDelete.column.column.name}"; reads leave them out.`);
  if (isReadOnly && table.kind === 'table') {
    const reason = keys.primary.length === 0 ? 'has no key, so it is' : 'is';
    notes.push(`${reason} only read.`);
  }
  return notes.map((note) => ({ table: shown, note }));
}

function listOf(columns: TablePlan['keys']['primary']): string {
  return columns.map(({ column }) => `"${column.name}"`).join(', ');
}
