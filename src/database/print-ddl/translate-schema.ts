import { report } from '../../diagnostics/definition.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Checked } from '../../diagnostics/result.ts';
import { productOf } from '../database-url.ts';
import type { Dialect } from '../dialect.ts';
import type { DatabaseSchema, TableSchema } from '../schema.ts';
import { keepKnownReferences } from './keep-known-references.ts';
import {
  ddlNotTranslated,
  ddlReferenceUnknown,
  ddlReferenceWithoutKey,
  ddlViewLeftOut,
} from './print-ddl-diagnostics.ts';
import { translateTable } from './translate-table.ts';

/**
 * The schema as the dialect would hold it, so that a service whose tables are of one database runs on another one. What
 * has no certain counterpart is left out, each with a warning. A schema of the dialect itself comes back as it is.
 */
export function translateSchema(schema: DatabaseSchema, to: Dialect): Checked<DatabaseSchema> {
  const diagnostics: Diagnostic[] = [];
  const stands = schema.tables.filter(({ kind }) => kind === 'table');
  for (const table of schema.tables)
    if (table.kind === 'view') diagnostics.push(report(ddlViewLeftOut, { table: table.name }));
  if (schema.dialect === to) return { value: schema, diagnostics };
  const names = new Set(stands.map(({ name }) => name.toLowerCase()));
  const tables = stands.map((table): TableSchema => {
    const translated = translateTable(table, schema.dialect, to, (what) =>
      diagnostics.push(report(ddlNotTranslated, { table: table.name, what, product: productOf[to] })),
    );
    return withOwnIndexNames(translated, to, names);
  });
  const linked = keepKnownReferences(tables, to, ({ table, key, reason }) => {
    const facts = { table: table.name, columns: key.columns.join('", "'), parent: key.references.table };
    diagnostics.push(report(reason === 'table' ? ddlReferenceUnknown : ddlReferenceWithoutKey, facts));
  });
  return { value: { ...schema, dialect: to, tables: linked }, diagnostics };
}

/** Names of indexes are those of one table in MySQL, and stand beside all tables in the others. */
function withOwnIndexNames(table: TableSchema, to: Dialect, taken: Set<string>): TableSchema {
  if (to === 'mysql') return table;
  const indexes = table.indexes.map((index) => {
    const wanted = [index.name, `${table.name}_${index.name}`];
    for (let count = 2; wanted.every((name) => taken.has(name.toLowerCase())); count += 1)
      wanted.push(`${table.name}_${index.name}_${count}`);
    const name = wanted.find((each) => !taken.has(each.toLowerCase())) ?? index.name;
    taken.add(name.toLowerCase());
    return { ...index, name };
  });
  return { ...table, indexes };
}
