import type { ColumnDefault, TableSchema } from '../schema.ts';

const next = /^nextval\(\(?'((?:[^']|'')+)'(?:::text)?\)?(?:::regclass)?\)$/;
const everyNext = /\bnextval\(\(?'(?:[^']|'')+'(?:::text)?\)?(?:::regclass)?\)/g;
const plainName = /^(?:[a-z_][\w$]*|"(?:[^"]|"")+")(?:\.(?:[a-z_][\w$]*|"(?:[^"]|"")+"))?$/;

/** The sequence of PostgreSQL that a default takes its numbers from, by its name as SQL. */
export function sequenceOf(value: ColumnDefault | null): string | undefined {
  const name = value?.kind === 'expression' ? next.exec(value.value)?.[1]?.replaceAll("''", "'") : undefined;
  return name !== undefined && plainName.test(name) ? name : undefined;
}

/** The sequences that defaults of columns take numbers from. Those of identity columns are the server's own affair. */
export function sequences(tables: readonly TableSchema[]): ReadonlySet<string> {
  const columns = tables.flatMap((table) => (table.kind === 'table' ? table.columns : []));
  return new Set(columns.flatMap((column) => sequencesOf(column.default)));
}

/** Every sequence that a default counts, also in the middle of an expression. */
function sequencesOf(value: ColumnDefault | null): readonly string[] {
  if (value?.kind !== 'expression') return [];
  const calls = value.value.match(everyNext) ?? [];
  return calls.flatMap((call) => sequenceOf({ kind: 'expression', value: call }) ?? []);
}

/** A statement that makes a sequence, without the semicolon. */
export function printCreateSequence(name: string): string {
  return `CREATE SEQUENCE IF NOT EXISTS ${name}`;
}
