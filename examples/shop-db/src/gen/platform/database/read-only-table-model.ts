import type { RawBuilder } from 'kysely';
import { keyValues, valueOf } from './find-by-key.ts';
import { findByKeys } from './find-by-keys.ts';
import { findCached } from './find-cached.ts';
import type {
  CountOptions,
  FindOptions,
  OffsetPage,
  OffsetPageOptions,
  Page,
  PageOptions,
} from './find-options.ts';
import { defaultPageSize, findPage } from './find-page.ts';
import { countRows, findRows, hasRows } from './find-rows.ts';
import { findChildren, findParents } from './load-related.ts';
import { InvalidQueryError, RowNotFoundError } from './model-errors.ts';
import type { Registry } from './model-registry.ts';
import type { ReadOptions } from './read-options.ts';
import { sortByKeys } from './sort-by-keys.ts';
import type { Runner, TableAccess } from './table-access.ts';
import { layoutOf } from './table-layout.ts';
import type { TableInfo } from './table.ts';
import type { TableTypes } from './table-types.ts';

/** Reads a table or a view. Generated models extend it, and yours extend those. */
export class ReadOnlyTableModel<
  Types extends Pick<TableTypes, 'Row' | 'Key'>,
  Models extends Registry,
> {
  /** All models on the same session, for rules that touch other tables. */
  readonly models: Models;
  protected readonly access: TableAccess;

  constructor(models: Models, table: TableInfo) {
    this.models = models;
    const { session, options } = models;
    const layout = layoutOf(table, session.dialect);
    this.access = { layout, session, cache: options.cache?.of(table) };
  }

  /** Typed queries of your own: `this.db.selectFrom('users')`. */
  protected get db(): Models['db'] {
    return this.models.db;
  }

  /** This model on another session: that of a transaction that something else has begun. */
  withSession(session: Runner): this {
    const constructor = this.constructor as new (models: Registry) => this; // how generated models are made
    return new constructor(this.models.withSession(session));
  }

  /** The row with this primary key. */
  async findById(key: Types['Key'], options?: ReadOptions): Promise<Types['Row'] | undefined> {
    const { primaryKey } = this.access.layout;
    const values = keyValues(this.access.layout, primaryKey, key);
    return await findCached<Types['Row']>(this.access, primaryKey, values, 'findById', options);
  }

  /** The row with this primary key. Rejects with a {@link RowNotFoundError}, which is answered 404, when there is none. */
  async getById(key: Types['Key'], options?: ReadOptions): Promise<Types['Row']> {
    const row = await this.findById(key, options);
    if (row === undefined) throw new RowNotFoundError(this.access.layout.table.name, key);
    return row;
  }

  /** The rows with these primary keys in one query, in the order of the keys. Keys without a row are left out. */
  async findByIds(keys: readonly Types['Key'][], options?: ReadOptions): Promise<Types['Row'][]> {
    const { layout } = this.access;
    const { primaryKey } = layout;
    const values = keys.map((key) => keyValues(layout, primaryKey, key));
    const rows = await findByKeys<Types['Row']>(
      this.access,
      primaryKey,
      values,
      'findByIds',
      options,
    );
    return sortByKeys(rows, primaryKey, values);
  }

  /** Rows that a condition holds for. */
  async findMany(options?: FindOptions<Types['Row']>): Promise<Types['Row'][]>;
  /** Some columns of rows that a condition holds for. */
  async findMany<Selected extends keyof Types['Row'] & string>(
    options: FindOptions<Types['Row']> & { readonly select: readonly Selected[] },
  ): Promise<Pick<Types['Row'], Selected>[]>;
  async findMany(
    options: FindOptions<Types['Row']> & { readonly select?: readonly string[] } = {},
  ): Promise<Types['Row'][]> {
    return findRows<Types['Row']>(this.access, options, 'findMany');
  }

  /** The first row, in the order that is asked for, that a condition holds for. */
  async findFirst(
    options: Omit<FindOptions<Types['Row']>, 'limit'> = {},
  ): Promise<Types['Row'] | undefined> {
    const rows = await findRows<Types['Row']>(this.access, { ...options, limit: 1 }, 'findFirst');
    return rows[0];
  }

  /**
   * One page of a list, and the cursors of its neighbours. Every row is met once, however many rows come and go between the
   * pages; without an order the primary key is it. An unknown cursor rejects with an error that is answered 400.
   */
  async page(options: PageOptions<Types['Row']> = {}): Promise<Page<Types['Row']>> {
    return findPage<Types['Row']>(this.access, options);
  }

  /** One page by its number, and how many rows there are in all. For lists that are short, or that must be numbered. */
  async offsetPage(
    options: OffsetPageOptions<Types['Row']> = {},
  ): Promise<OffsetPage<Types['Row']>> {
    const { page = 1, limit = defaultPageSize } = options;
    const { layout } = this.access;
    if (!Number.isSafeInteger(page) || page < 1) {
      throw new InvalidQueryError(layout.table.name, `Pages are numbered from 1 on, not ${page}.`);
    }
    const total = await countRows(this.access, options, 'offsetPage');
    const query = { ...options, limit, offset: (page - 1) * limit, isTotalOrder: true };
    const items = await findRows<Types['Row']>(this.access, query, 'offsetPage');
    return { items, total };
  }

  /** How many rows a condition holds for. */
  async count(options: CountOptions<Types['Row']> = {}): Promise<number> {
    return countRows(this.access, options, 'count');
  }

  /** Whether a condition holds for any row. */
  async exists(options: CountOptions<Types['Row']> = {}): Promise<boolean> {
    return hasRows(this.access, options, 'exists');
  }

  /** The rows that refer to each of the given ones; `keys` names their columns and those here that hold the same. */
  async findChildren<From extends object>(
    rows: readonly From[],
    keys: Readonly<Record<string, keyof Types['Row'] & string>>,
    options?: ReadOptions,
  ): Promise<Map<From, Types['Row'][]>> {
    return findChildren<From, Types['Row']>(this.access, rows, keys, options);
  }

  /** The row that each of the given ones refers to; `keys` names their columns and those here that hold the same. */
  async findParents<From extends object>(
    rows: readonly From[],
    keys: Readonly<Record<string, keyof Types['Row'] & string>>,
    options?: ReadOptions,
  ): Promise<Map<From, Types['Row']>> {
    return findParents<From, Types['Row']>(this.access, rows, keys, options);
  }

  /** The row with these values of a unique key. */
  protected async findByUnique(
    name: string,
    key: object,
    options?: ReadOptions,
  ): Promise<Types['Row'] | undefined> {
    const { layout } = this.access;
    const columns = layout.uniqueKey(name);
    const values = columns.map(({ property }) => valueOf(layout, key, property));
    return findCached<Types['Row']>(this.access, columns, values, `findBy ${name}`, options);
  }

  /** Runs SQL of your own and gives its rows; what stands in `${}` becomes a parameter. */
  protected async query<Row>(statement: RawBuilder<Row>): Promise<Row[]> {
    const { rows } = await statement.execute(this.db);
    return rows;
  }
}
