import type { FieldDef } from 'pg';
import { LruMap } from '../lru-map.ts';
import { planRows, type RowPlan } from '../row-plan.ts';
import type { TableIndex } from '../table-index.ts';
import type { ColumnInfo } from '../table.ts';
import { postgresDecoder } from './postgres-decode.ts';
import { firstOwnIdentifier, knownTypes, type ResultType } from './postgres-types.ts';

/** Asks the catalogue, on the connection that has just answered. */
export type AskCatalogue = (
  sql: string,
  identifiers: string,
) => Promise<readonly (readonly string[])[]>;

const planLimit = 500;

interface KnownResult {
  readonly fields: readonly FieldDef[];
  readonly plan: RowPlan;
}

/** Plans of all connections to one database. Tables and types are numbers in results; their names are asked for once. */
export class PostgresPlans {
  readonly #tables: TableIndex;
  readonly #known = new LruMap<string, KnownResult>(planLimit);
  readonly #types = new Map(knownTypes);
  readonly #columns = new Map<number, ReadonlyMap<number, ColumnInfo>>();

  constructor(tables: TableIndex) {
    this.#tables = tables;
  }

  /** The plan for a result of the statement, when nothing has to be asked for. */
  find(sql: string, fields: readonly FieldDef[]): RowPlan | undefined {
    const known = this.#known.get(sql);
    return known !== undefined && haveSameColumns(fields, known.fields) ? known.plan : undefined;
  }

  /** The plan for a result that is new. */
  async make(sql: string, fields: readonly FieldDef[], ask: AskCatalogue): Promise<RowPlan> {
    await this.#learnTypes(fields, ask);
    if (this.#tables.names.length > 0) await this.#learnTables(fields, ask);
    const plan = planRows(
      fields.map(({ name, dataTypeID, tableID, columnID }) => ({
        name,
        decode: postgresDecoder({
          name,
          type: this.#types.get(dataTypeID) ?? unknownType,
          info: this.#columns.get(tableID)?.get(columnID),
        }),
      })),
    );
    this.#known.set(sql, { fields, plan });
    return plan;
  }

  /** Forgets what a change of the schema may have changed. */
  forget(): void {
    this.#known.clear();
    this.#columns.clear();
  }

  async #learnTypes(fields: readonly FieldDef[], ask: AskCatalogue): Promise<void> {
    const missing = fields
      .map(({ dataTypeID }) => dataTypeID)
      .filter((type) => type >= firstOwnIdentifier && !this.#types.has(type));
    if (missing.length === 0) return;
    for (const [type = '', name = '', category, element = ''] of await ask(
      typeQuery,
      listOf(missing),
    )) {
      const isArray = category === 'A';
      const kind = isArray
        ? (this.#types.get(Number(element))?.kind ?? 'text')
        : kindOfExtension(name);
      this.#types.set(Number(type), { kind, isArray });
    }
    for (const type of missing) if (!this.#types.has(type)) this.#types.set(type, unknownType);
  }

  async #learnTables(fields: readonly FieldDef[], ask: AskCatalogue): Promise<void> {
    const missing = fields
      .map(({ tableID }) => tableID)
      .filter((table) => table > 0 && !this.#columns.has(table));
    if (missing.length === 0) return;
    const found = new Map<number, Map<number, ColumnInfo>>(
      missing.map((table) => [table, new Map()]),
    );
    for (const [table, schema = '', name = '', number, column = ''] of await ask(
      columnQuery,
      listOf(missing),
    )) {
      const info = this.#tables.find(schema, name, column);
      if (info !== undefined) found.get(Number(table))?.set(Number(number), info);
    }
    for (const [table, columns] of found) this.#columns.set(table, columns);
  }
}

const unknownType: ResultType = { kind: 'unknown', isArray: false };

const typeQuery = `select oid, typname, typcategory, typelem from pg_catalog.pg_type where oid = any($1::oid[])`;

const columnQuery = `select c.oid, n.nspname, c.relname, a.attnum, a.attname
  from pg_catalog.pg_class c
  join pg_catalog.pg_namespace n on n.oid = c.relnamespace
  join pg_catalog.pg_attribute a on a.attrelid = c.oid
  where c.oid = any($1::oid[]) and a.attnum > 0 and not a.attisdropped`;

function listOf(identifiers: readonly number[]): string {
  return `{${[...new Set(identifiers)].join(',')}}`;
}

function kindOfExtension(name: string): ResultType['kind'] {
  return name === 'vector' ? 'vector' : 'unknown';
}

function haveSameColumns(fields: readonly FieldDef[], planned: readonly FieldDef[]): boolean {
  return (
    fields.length === planned.length &&
    fields.every((field, index) => {
      const other = planned[index];
      return (
        other !== undefined &&
        field.name === other.name &&
        field.dataTypeID === other.dataTypeID &&
        field.tableID === other.tableID &&
        field.columnID === other.columnID
      );
    })
  );
}
