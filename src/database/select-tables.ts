import { quotedList } from '../base/quoted-list.ts';
import { didYouMean } from '../base/suggest.ts';
import { report } from '../diagnostics/definition.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Checked } from '../diagnostics/result.ts';
import { historyTable } from '../runtime/database/migrate/migration-history.ts';
import type { DatabaseSchema, TableSchema } from './schema.ts';
import {
  tableAmbiguous,
  tableNone,
  tableNoneLeft,
  tableUnknown,
  tableUnmatched,
} from './select-diagnostics.ts';
import { readTablePatterns, type TablePattern } from './table-pattern.ts';

/**
 * The tables that the patterns choose: `users`, `order_*`, `auth.users`, `auth.*`; `!` in front takes some away that
 * the patterns before it chose. A pattern without a schema means the tables of the own schema; a plain name that only
 * another schema has is found there. Without patterns everything of the own schema is chosen. The table that remembers
 * migrations is only chosen by its name.
 */
export function selectTables(schema: DatabaseSchema, patterns: readonly string[]): Checked<DatabaseSchema> {
  const none = (diagnostics: readonly Diagnostic[]) => ({ value: { ...schema, tables: [] }, diagnostics });
  if (schema.tables.length === 0) return none([report(tableNone, {})]);
  const wanted = readTablePatterns(patterns);
  const [first] = wanted;
  if (first === undefined || first.isExcluding) wanted.unshift(everyTable);
  const diagnostics: Diagnostic[] = [];
  const chosen = new Set<TableSchema>();
  for (const pattern of wanted) {
    const found = schema.tables.filter((table) => matches(pattern, table, schema));
    if (pattern.isExcluding) {
      for (const table of found) chosen.delete(table);
      continue;
    }
    const matched = narrow(pattern, found, schema);
    if ('code' in matched) diagnostics.push(matched);
    else for (const table of matched) chosen.add(table);
  }
  if (diagnostics.length > 0) return none(diagnostics);
  if (chosen.size === 0) return none([report(tableNoneLeft, { patterns: patterns.join(',') })]);
  return { value: { ...schema, tables: schema.tables.filter((table) => chosen.has(table)) }, diagnostics };
}

const everyTable: TablePattern = {
  text: '*',
  schema: undefined,
  name: /^[^]*$/u,
  exactName: undefined,
  isExcluding: false,
};

function matches(pattern: TablePattern, table: TableSchema, { defaultSchema }: DatabaseSchema): boolean {
  if (!pattern.name.test(table.name)) return false;
  if (table.name === historyTable && pattern.exactName === undefined) return false;
  if (pattern.schema === undefined) return true;
  return pattern.schema.test(table.schema ?? defaultSchema ?? '');
}

/** Of what a pattern could mean, what it does mean; a diagnostic when that is nothing, or not clear. */
function narrow(
  pattern: TablePattern,
  found: readonly TableSchema[],
  schema: DatabaseSchema,
): readonly TableSchema[] | Diagnostic {
  if (pattern.schema !== undefined) return found.length > 0 ? found : missing(pattern, schema);
  if (pattern.exactName === undefined) {
    const own = ownSchema(schema);
    const meant = found.filter((table) => table.schema === own);
    return meant.length > 0 ? meant : missing(pattern, schema);
  }
  const [first] = found;
  if (first === undefined) return missing(pattern, schema);
  if (found.length === 1) return found;
  const names = found.map((table) => table.schema ?? schema.defaultSchema ?? '');
  return report(tableAmbiguous, {
    table: pattern.exactName,
    schemas: quotedList(names),
    example: `${names[0]}.${pattern.exactName}`,
  });
}

/** The schema that patterns without one mean: that of the connection, or the only one that was read. */
function ownSchema({ tables }: DatabaseSchema): string | null {
  const [first] = tables;
  return first !== undefined && tables.every((table) => table.schema === first.schema) ? first.schema : null;
}

function missing(pattern: TablePattern, schema: DatabaseSchema): Diagnostic {
  const qualified = schema.tables.map((table) => {
    const name = table.schema ?? schema.defaultSchema;
    return name === undefined ? table.name : `${name}.${table.name}`;
  });
  const own = schema.tables.filter((table) => table.schema === null).map((table) => table.name);
  const candidates = pattern.schema === undefined ? [...own, ...qualified] : qualified;
  const suggestion = didYouMean(pattern.text, candidates);
  if (pattern.exactName !== undefined) return report(tableUnknown, { table: pattern.text, suggestion });
  const elsewhere = schema.tables.find((table) => pattern.name.test(table.name))?.schema ?? null;
  return report(tableUnmatched, {
    pattern: pattern.text,
    suggestion:
      elsewhere !== null && pattern.schema === undefined
        ? ` Did you mean "${elsewhere}.${pattern.text}"?`
        : suggestion,
  });
}
