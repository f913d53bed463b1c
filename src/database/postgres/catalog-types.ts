import type { TypeRow } from './catalog-rows.ts';
import type { DeclaredType, FindType, TypeName } from './type-name.ts';

/** The types of a database. */
export interface CatalogTypes {
  /** The type of a column by its number, the server's words for it, and the dimensions that were declared. */
  nameOf(id: string, sql: string, dimensions: number): TypeName;
  readonly find: FindType;
}

/** Makes the types of a database known by name. Types of the own schema, of the server and of extensions have the schema null. */
export function catalogTypes(rows: readonly TypeRow[], defaultSchema: string): CatalogTypes {
  const byId = new Map(rows.map((row) => [row.id, row]));
  const schemaOf = (row: TypeRow): string | null =>
    row.schema === 'pg_catalog' || row.schema === defaultSchema ? null : row.schema;

  function nameOf(id: string, sql: string, dimensions: number): TypeName {
    const row = byId.get(id);
    const element = row?.isArray === true ? byId.get(row.element) : row;
    const { fields, list } = readSql(sql);
    return {
      schema: element === undefined ? null : schemaOf(element),
      name: element?.name ?? sql,
      arguments: list,
      fields,
      // A table made from a query does not say how deep its arrays are.
      dimensions: row?.isArray === true ? Math.max(1, dimensions) : 0,
    };
  }

  function declare(row: TypeRow): DeclaredType | undefined {
    if (row.kind === 'e') return { kind: 'enum', values: row.words };
    if (row.kind === 'd')
      return {
        kind: 'domain',
        base: nameOf(row.base, row.sql ?? '', row.dimensions),
        isNotNull: row.isNotNull,
        default: row.default,
      };
    if (row.schema === 'pg_catalog' || row.isOfExtension) return undefined;
    if (row.kind === 'c') return { kind: 'composite' };
    return row.kind === 'r' || row.kind === 'm' ? { kind: 'range' } : undefined;
  }

  const declared = new Map<string, DeclaredType>();
  for (const row of rows) {
    const type = declare(row);
    if (type !== undefined) declared.set(keyOf(schemaOf(row), row.name), type);
  }
  return { nameOf, find: ({ schema, name }) => declared.get(keyOf(schema, name)) };
}

function keyOf(schema: string | null, name: string): string {
  return JSON.stringify([schema, name]);
}

/** What the server's words for a type say besides its name: `interval day to second(3)`, `numeric(10,2)[]`. */
function readSql(sql: string): { readonly fields: string; readonly list: readonly string[] } {
  const list = /\(([^()"]*)\)(?: with(?:out)? time zone)?(?:\[\])*$/.exec(sql)?.[1]?.split(',') ?? [];
  const fields = /^interval ([a-z ]+?)(?:\(\d+\))?(?:\[\])*$/.exec(sql)?.[1] ?? '';
  return { fields, list: list.map((argument) => argument.trim()) };
}
