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

/** The key of what is there under a name but cannot be read, along the search path. */
export function leftOutKey(name: WrittenName, draft: Draft): string | undefined {
  const schemas = name.schema === undefined ? [...draft.searchPath, 'public'] : [name.schema];
  return schemas.map((schema) => keyOf(schema, name.name)).find((key) => draft.leftOut.has(key));
}

/** The table of a name; a warning when there is none. */
export function needTable(name: WrittenName, draft: Draft, place: Place): DraftTable | undefined {
  const table = findTable(name, draft);
  if (table !== undefined || leftOutKey(name, draft) !== undefined) return table;
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
    if (table.foreignKeys.some((key) => key.name === name)) return true;
    if (table.checks.some((check) => check.name === name)) return true;
  }
  return false;
}

/**
 * The question whether names of a schema are taken, for one name that is looked for. The first candidate is nearly
 * always free; where it is not, as many others may be taken as there are keys, and all names are listed once.
 */
export function askForNames(
  schema: string,
  draft: Draft,
  kind: 'relation' | 'constraint' | 'any',
): (name: string) => boolean {
  let isFirst = true;
  let listed: ReadonlySet<string> | undefined;
  return (name) => {
    if (!isFirst) return (listed ??= allNames(schema, draft, kind)).has(name);
    isFirst = false;
    const isOfRelation = kind !== 'constraint' && isRelation(schema, name, draft);
    return isOfRelation || (kind !== 'relation' && isConstraint(schema, name, draft));
  };
}

function allNames(
  schema: string,
  draft: Draft,
  kind: 'relation' | 'constraint' | 'any',
): ReadonlySet<string> {
  const names = new Set<string>();
  for (const table of draft.tables.values()) {
    if (table.schema !== schema) continue;
    if (kind !== 'constraint') names.add(table.name);
    if (table.primaryKey !== undefined) names.add(table.primaryKey.name);
    for (const { name } of table.indexes) names.add(name);
    if (kind === 'relation') continue;
    for (const { name } of table.foreignKeys) names.add(name);
    for (const { name } of table.checks) names.add(name);
  }
  return names;
}
