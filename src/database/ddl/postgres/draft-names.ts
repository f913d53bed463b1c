import { didYouMean } from '../../../base/suggest.ts';
import { report, type DiagnosticPlace } from '../../../diagnostics/definition.ts';
import { ddlColumnUnknown, ddlTableUnknown } from '../../ddl-diagnostics.ts';
import type { DeclaredType, TypeName } from '../../postgres/type-name.ts';
import { keyOf, type Draft, type DraftTable, type Place } from './draft.ts';
import type { WrittenName } from './node-parts.ts';

/** The schema in which something is made. */
export function schemaFor(name: WrittenName, draft: Draft): string {
  return name.schema ?? draft.searchPath[0] ?? 'public';
}

/** The table or view of a name, along the search path. */
export function findTable(name: WrittenName, draft: Draft): DraftTable | undefined {
  const schemas = name.schema === undefined ? [...draft.searchPath, 'public'] : [name.schema];
  for (const schema of schemas) {
    const table = draft.tables.get(keyOf(schema, name.name));
    if (table !== undefined) return table;
  }
  return undefined;
}

/** The table of a name; a warning when there is none. */
export function needTable(name: WrittenName, draft: Draft, place: Place): DraftTable | undefined {
  const table = findTable(name, draft);
  if (table !== undefined) return table;
  const names = [...draft.tables.values()].map((one) => one.name);
  const shown = name.schema === undefined ? name.name : `${name.schema}.${name.name}`;
  draft.diagnostics.push(
    report(ddlTableUnknown, { table: shown, suggestion: didYouMean(name.name, names) }, spanOf(place)),
  );
  return undefined;
}

/** Whether a table has all of the columns; a warning for each that it has not. */
export function hasColumns(
  table: DraftTable,
  columns: readonly string[],
  what: string,
  draft: Draft,
  place: Place,
): boolean {
  const names = new Set(table.columns.map((column) => column.name));
  const missing = columns.filter((column) => !names.has(column));
  for (const column of missing) {
    const suggestion = didYouMean(column, names);
    draft.diagnostics.push(
      report(ddlColumnUnknown, { table: table.name, column, what, suggestion }, spanOf(place)),
    );
  }
  return missing.length === 0;
}

/** The place of a statement: its first line. */
export function spanOf({ source, statement }: Place): DiagnosticPlace {
  const [line = ''] = statement.text.split(/[\r\n]/, 1);
  return {
    span: { file: source.path, start: statement.start, end: statement.start + Math.max(1, line.length) },
  };
}

/** Finds types that the statements declared, from the view of a schema. */
export function findType({ schema, name }: TypeName, draft: Draft): DeclaredType | undefined {
  if (schema !== null) return draft.types.get(keyOf(schema, name));
  for (const one of [...draft.searchPath, 'public']) {
    const type = draft.types.get(keyOf(one, name));
    if (type !== undefined) return type;
  }
  return undefined;
}

/** Whether a table, view or index of a schema has the name. */
export function isRelation(schema: string, name: string, draft: Draft): boolean {
  for (const table of draft.tables.values()) {
    if (table.schema !== schema) continue;
    if (table.name === name || table.primaryKey?.name === name) return true;
    if (table.indexes.some((index) => index.name === name)) return true;
  }
  return false;
}

/** Whether a constraint of a schema has the name. */
export function isConstraint(schema: string, name: string, draft: Draft): boolean {
  for (const table of draft.tables.values()) {
    if (table.schema !== schema) continue;
    if (table.primaryKey?.name === name || table.indexes.some((index) => index.name === name)) return true;
    if ([...table.foreignKeys, ...table.checks].some((one) => one.name === name)) return true;
  }
  return false;
}
