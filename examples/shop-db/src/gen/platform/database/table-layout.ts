import { LruMap } from './lru-map.ts';
import { InvalidQueryError } from './model-errors.ts';
import { quoteIdentifier } from './quote-identifier.ts';
import type { StatementOptions } from './session.ts';
import type { ColumnInfo, Dialect, TableInfo } from './table.ts';

/** A column and its places: in rows, and in statements of one dialect. */
export interface LayoutColumn {
  readonly property: string;
  readonly info: ColumnInfo;
  /** Its quoted name. */
  readonly sql: string;
  /** What a row of a result calls it: the property, or a harmless name where drivers refuse that one. */
  readonly alias: string;
}

/** Texts of statements that a model remembers; lists of many shapes forget the oldest. */
const rememberedTexts = 500;

/** Names that objects have a meaning of their own for, so that drivers refuse or lose them in rows. */
const refusedNames = new Set([
  '__proto__',
  '__defineGetter__',
  '__defineSetter__',
  '__lookupGetter__',
  '__lookupSetter__',
]);

type Labelled = StatementOptions & Required<Pick<StatementOptions, 'label'>>;

/** A table in the words of one dialect, made once: its quoted names, and the statements that were made of them. */
export class TableLayout {
  readonly table: TableInfo;
  readonly dialect: Dialect;
  /** The quoted table, with its schema; in SQLite, which has one, both are one name. */
  readonly from: string;
  readonly columns: readonly LayoutColumn[];
  /** Every column, for SELECT and RETURNING. */
  readonly selectList: string;
  readonly primaryKey: readonly LayoutColumn[];
  readonly version: LayoutColumn | undefined;
  readonly softDelete: LayoutColumn | undefined;
  /** Times that every update sets, where the database does not set them itself. */
  readonly touched: readonly LayoutColumn[];
  readonly #uniqueKeys: ReadonlyMap<string, readonly LayoutColumn[]>;
  readonly #byProperty: ReadonlyMap<string, LayoutColumn>;
  readonly #renamed: readonly LayoutColumn[];
  readonly #options = new Map<string, Labelled>();
  readonly #encodedOptions = new Map<string, Labelled>();
  readonly #texts = new LruMap<string, string>(rememberedTexts);

  constructor(table: TableInfo, dialect: Dialect) {
    const quote = (name: string) => quoteIdentifier(name, dialect);
    this.table = table;
    this.dialect = dialect;
    this.from = qualifiedName(table, dialect);
    this.columns = Object.entries(table.columns).map(([property, info], index) => ({
      property,
      info,
      sql: quote(info.column),
      alias: refusedNames.has(property) ? aliasFor(table, index) : property,
    }));
    this.#byProperty = new Map(this.columns.map((column) => [column.property, column]));
    this.#renamed = this.columns.filter(({ property, alias }) => property !== alias);
    this.selectList = this.selectListOf(this.columns);
    this.primaryKey = table.primaryKey.map((property) => this.column(property));
    this.#uniqueKeys = new Map(
      Object.entries(table.uniqueKeys).map(([name, key]) => [
        name,
        key.map((property) => this.column(property)),
      ]),
    );
    this.version = table.version === undefined ? undefined : this.column(table.version);
    this.touched =
      dialect === 'mysql' ? [] : this.columns.filter(({ info }) => info.isSetOnUpdate === true);
    this.softDelete =
      table.softDelete === undefined ? undefined : this.column(table.softDelete.property);
  }

  /** The column that a property names. */
  column(property: string): LayoutColumn {
    const found = this.find(property);
    if (found === undefined) {
      throw new InvalidQueryError(
        this.table.name,
        `There is no column ${JSON.stringify(property)}.`,
      );
    }
    return found;
  }

  /** The column that a property names, if there is one. */
  find(property: string): LayoutColumn | undefined {
    return this.#byProperty.get(property);
  }

  /** The columns of a unique key. */
  uniqueKey(name: string): readonly LayoutColumn[] {
    const found = this.#uniqueKeys.get(name);
    if (found !== undefined) return found;
    throw new InvalidQueryError(this.table.name, `There is no unique key ${JSON.stringify(name)}.`);
  }

  /** Columns as a SELECT or RETURNING lists them, so that rows have the names of the properties. */
  selectListOf(columns: readonly LayoutColumn[]): string {
    return columns
      .map(({ sql, alias, info }) =>
        alias === info.column ? sql : `${sql} as ${quoteIdentifier(alias, this.dialect)}`,
      )
      .join(', ');
  }

  /** The table by its name alone, as an upsert refers to the row that exists. */
  get rowName(): string {
    return quoteIdentifier(this.table.name, this.dialect);
  }

  /** A statement by its shape, made once. */
  text(shape: string, make: () => string): string {
    let text = this.#texts.get(shape);
    if (text === undefined) {
      text = make();
      this.#texts.set(shape, text);
    }
    return text;
  }

  /** How a statement of an operation is run when nothing is asked for: named for metrics. */
  optionsOf(operation: string): Labelled {
    let options = this.#options.get(operation);
    if (options === undefined) {
      options = { label: { model: this.table.name, operation } };
      this.#options.set(operation, options);
    }
    return options;
  }

  /** The same for a statement whose parameters are all encoded. */
  encodedOptionsOf(operation: string): Labelled {
    let options = this.#encodedOptions.get(operation);
    if (options === undefined) {
      options = { ...this.optionsOf(operation), isEncoded: true };
      this.#encodedOptions.set(operation, options);
    }
    return options;
  }

  /** Rows as their models give them; only tables with names that no object bears have anything to do here. */
  toRows<Row>(rows: readonly object[]): Row[] {
    if (this.#renamed.length === 0) return rows as Row[]; // the columns that were selected are those of the row type
    for (const row of rows) {
      for (const { property, alias } of this.#renamed) {
        if (!Object.hasOwn(row, alias)) continue;
        const value: unknown = Reflect.get(row, alias);
        Reflect.deleteProperty(row, alias);
        Object.defineProperty(row, property, {
          value,
          enumerable: true,
          writable: true,
          configurable: true,
        });
      }
    }
    return rows as Row[]; // the columns that were selected are those of the row type
  }
}

const layouts = new WeakMap<TableInfo, Partial<Record<Dialect, TableLayout>>>();

/** The layout of a table in a dialect: the same one for all models of the table. */
export function layoutOf(table: TableInfo, dialect: Dialect): TableLayout {
  let byDialect = layouts.get(table);
  if (byDialect === undefined) layouts.set(table, (byDialect = {}));
  return (byDialect[dialect] ??= new TableLayout(table, dialect));
}

function aliasFor(table: TableInfo, index: number): string {
  let alias = `column_${index}`;
  while (Object.hasOwn(table.columns, alias)) alias += '_';
  return alias;
}

function qualifiedName({ schema, name }: TableInfo, dialect: Dialect): string {
  if (schema === undefined) return quoteIdentifier(name, dialect);
  if (dialect === 'sqlite') return quoteIdentifier(`${schema}.${name}`, dialect);
  return `${quoteIdentifier(schema, dialect)}.${quoteIdentifier(name, dialect)}`;
}
