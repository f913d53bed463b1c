import { expressionKey } from '../expression-key.ts';
import type { CheckSchema, DatabaseSchema, TableSchema } from '../schema.ts';
import { tableKey } from '../table-key.ts';

/**
 * Whether nobody chose the name of a check: MariaDB calls it `CONSTRAINT_1` or like its column, MySQL `orders_chk_1`. The
 * same file gives other names on the other server, so they say nothing.
 */
export function isMadeUpName(name: string, { name: table, columns }: TableSchema): boolean {
  return isNumbered(name, table) || columns.some((column) => column.name === name);
}

function isNumbered(name: string, table: string): boolean {
  if (/^CONSTRAINT_\d+$/i.test(name)) return true;
  return name.startsWith(prefixOf(table)) && /^\d+$/.test(name.slice(prefixOf(table).length));
}

/**
 * The wanted schema with names for the checks that have none of their own, as MySQL would choose them: it takes a name only
 * once in a database, and `CONSTRAINT_1` stands in every table. A check that is there already keeps its name, unless it is
 * that of its column.
 */
export function nameChecks(from: DatabaseSchema, to: DatabaseSchema): DatabaseSchema {
  const before = new Map(from.tables.map((table) => [tableKey(table), table]));
  const taken = new Map(to.tables.map(({ schema }) => [schema, namesTaken(schema, from, to)]));
  const tables = to.tables.map((table) =>
    nameChecksOf(table, before.get(tableKey(table)), taken.get(table.schema) ?? new Set()),
  );
  return { ...to, tables };
}

/** The names of checks that one database has, and those that somebody chose for it. In lower case. */
function namesTaken(schema: string | null, from: DatabaseSchema, to: DatabaseSchema): Set<string> {
  const checksOf = ({ tables }: DatabaseSchema, isTaken: (name: string, table: TableSchema) => boolean) =>
    tables.flatMap((table) =>
      table.schema === schema ? table.checks.filter(({ name }) => isTaken(name, table)) : [],
    );
  const chosen = checksOf(to, (name, table) => !isMadeUpName(name, table));
  return new Set([...checksOf(from, () => true), ...chosen].map(({ name }) => name.toLowerCase()));
}

function nameChecksOf(table: TableSchema, before: TableSchema | undefined, taken: Set<string>): TableSchema {
  const old = before?.checks ?? [];
  const checks = table.checks.map((check): CheckSchema => {
    if (!isMadeUpName(check.name, table)) return check;
    const key = expressionKey(check.expression);
    const same = old.find(({ name, expression }) => {
      return expressionKey(expression) === key && before !== undefined && isNumbered(name, before.name);
    });
    return { ...check, name: same?.name ?? claim(table.name, taken) };
  });
  return { ...table, checks };
}

function claim(table: string, taken: Set<string>): string {
  let number = 1;
  while (taken.has(`${prefixOf(table)}${number}`.toLowerCase())) number += 1;
  const name = `${prefixOf(table)}${number}`;
  taken.add(name.toLowerCase());
  return name;
}

// Names have 64 characters at most.
function prefixOf(table: string): string {
  return `${table.slice(0, 55)}_chk_`;
}
