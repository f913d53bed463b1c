import { deleteRow, incrementRow, updateRow } from './change-row.ts';
import { deleteRows, selectedWhere, updateRows } from './change-rows.ts';
import type { Change } from './change.ts';
import { keyOf, keyPart } from './find-by-key.ts';
import { findRows } from './find-rows.ts';
import { insertRow } from './insert-row.ts';
import { insertRows, insertRowsReturning, needsTransaction } from './insert-rows.ts';
import type { Registry } from './model-registry.ts';
import { ReadOnlyTableModel } from './read-only-table-model.ts';
import type { TableTypes } from './table-types.ts';
import { insertRowIfAbsent, refuseDuplicateKeys, upsertRow } from './upsert-row.ts';
import type { WriteOptions, WriteSelection } from './write-options.ts';

/** Reads and writes a table. Generated models extend it, and yours extend those. */
export class TableModel<
  Types extends TableTypes,
  Models extends Registry,
> extends ReadOnlyTableModel<Types, Models> {
  /** Yours: looks at a new row, and gives the one that is inserted. Also of upserts. */
  protected beforeInsert?(row: Types['Insert']): Types['Insert'] | Promise<Types['Insert']>;

  /**
   * Yours: looks at a change, and gives the one that is made. The key is absent where many rows are changed at once.
   * Additions (`increment`) and the marks of deleted rows pass it by.
   */
  protected beforeUpdate?(
    change: Types['Update'],
    key: Types['Key'] | undefined,
  ): Types['Update'] | Promise<Types['Update']>;

  /** Yours: may refuse by throwing. The key is absent where many rows are deleted at once. */
  protected beforeDelete?(key: Types['Key'] | undefined): void | Promise<void>;

  /** Yours: runs when the transaction is committed, and never for one that is rolled back. */
  protected afterChange?(change: Change<Types['Key']>): void | Promise<void>;

  /** Inserts a row and gives it as the database has it now. */
  async insert(row: Types['Insert']): Promise<Types['Row']> {
    const inserted = await insertRow<Types['Row']>(this.access, await this.#rowToInsert(row));
    if (this.#isWatched) await this.tellChange('insert', [inserted]);
    return inserted;
  }

  /** Inserts rows, all of them or none, and tells how many. */
  async insertMany(rows: readonly Types['Insert'][]): Promise<number>;
  /** Inserts rows, all of them or none, and gives them as the database has them now, in their order. */
  async insertMany(
    rows: readonly Types['Insert'][],
    options: { readonly returning: true },
  ): Promise<Types['Row'][]>;
  async insertMany(
    rows: readonly Types['Insert'][],
    options?: { readonly returning: true },
  ): Promise<number | Types['Row'][]> {
    const isReturning = options?.returning === true || this.#isWatched;
    // What a hook makes of the rows may take more statements than they do.
    const isChanged = rows.length > 1 && this.beforeInsert !== undefined;
    const isLong = isChanged || needsTransaction(this.access, rows, isReturning);
    return this.#atOnce(isLong, async (model) => {
      const given = await model.#rowsToInsert(rows);
      if (!isReturning) {
        await insertRows(model.access, given);
        return rows.length;
      }
      const inserted = await insertRowsReturning<Types['Row']>(model.access, given);
      await model.tellChange('insert', inserted);
      return options?.returning === true ? inserted : inserted.length;
    });
  }

  /** Inserts a row; undefined, and nothing is changed, when one with the same value of a unique key exists. */
  async insertIgnore(row: Types['Insert']): Promise<Types['Row'] | undefined> {
    const given = await this.#rowToInsert(row);
    const inserted = await insertRowIfAbsent<Types['Row']>(this.access, given);
    if (inserted !== undefined) await this.tellChange('insert', [inserted]);
    return inserted;
  }

  /**
   * Sets what the change gives, and gives the row as it is now; undefined when there is none. Rejects with a
   * {@link ConflictError}, which is answered 409, when the row has not the version of the options any more.
   */
  async update(
    key: Types['Key'],
    change: Types['Update'],
    options: WriteOptions = {},
  ): Promise<Types['Row'] | undefined> {
    const given = this.beforeUpdate === undefined ? change : await this.beforeUpdate(change, key);
    const row = await updateRow<Types['Row']>(this.access, key, given, options);
    if (row !== undefined && this.#isWatched) {
      await this.tellChange('update', [row]);
      // Under its old key the row is not there any more, when the change gave it a new one.
      await this.#forget([keyPart(this.access.layout, key)]);
    }
    return row;
  }

  /** Sets the same in all rows that a condition holds for, and tells how many these were. */
  async updateMany(
    options: WriteSelection<Types['Row']> & { readonly set: Types['Update'] },
  ): Promise<number> {
    return this.#atOnce(this.#isWatched, async (model) => {
      const { set } = options;
      const given =
        model.beforeUpdate === undefined ? set : await model.beforeUpdate(set, undefined);
      await model.#tellSelected('update', options, given);
      return updateRows(model.access, options, given);
    });
  }

  /** Adds to numbers of a row in one step, so that nobody's addition is lost. Undefined when there is no such row. */
  async increment(
    key: Types['Key'],
    amounts: { readonly [Property in keyof Types['Update']]?: number | bigint | string },
  ): Promise<Types['Row'] | undefined> {
    const row = await incrementRow<Types['Row']>(this.access, key, amounts);
    if (row !== undefined) await this.tellChange('update', [row]);
    return row;
  }

  /** Deletes the row, and tells whether there was one. */
  async delete(key: Types['Key'], options: WriteOptions = {}): Promise<boolean> {
    return this.deleteOne(key, this.access.layout.softDelete !== undefined, options);
  }

  /** Deletes all rows that a condition holds for, and tells how many these were. */
  async deleteMany(options: WriteSelection<Types['Row']>): Promise<number> {
    return this.#atOnce(this.#isWatched, async (model) => {
      await model.beforeDelete?.(undefined);
      await model.#tellSelected('delete', options, {});
      return deleteRows(model.access, options, model.access.layout.softDelete !== undefined);
    });
  }

  /** Inserts the row, or changes the one that has its values in a unique key. */
  protected async upsertByUnique(name: string, row: Types['Insert']): Promise<Types['Row']> {
    const key = this.access.layout.uniqueKey(name);
    const given = await this.#rowToInsert(row);
    const stored = await upsertRow<Types['Row']>(this.access, key, given);
    await this.tellChange('upsert', [stored]);
    return stored;
  }

  /** Inserts or changes many rows, all of them or none. A key that stands twice is an error. */
  protected async upsertManyByUnique(
    name: string,
    rows: readonly Types['Insert'][],
  ): Promise<Types['Row'][]> {
    refuseDuplicateKeys(this.access.layout, this.access.layout.uniqueKey(name), rows);
    return this.#atOnce(rows.length > 1, async (model) => {
      const stored: Types['Row'][] = [];
      for (const row of rows) stored.push(await model.upsertByUnique(name, row));
      return stored;
    });
  }

  /** Deletes one row, for good or by its mark. */
  protected async deleteOne(
    key: Types['Key'],
    isMarked: boolean,
    options: WriteOptions,
  ): Promise<boolean> {
    await this.beforeDelete?.(key);
    const isDeleted = await deleteRow(this.access, key, isMarked, options);
    if (isDeleted) await this.tellChange('delete', [keyPart(this.access.layout, key)]);
    return isDeleted;
  }

  /** Lets the cache and `afterChange` know of rows that were written, once the transaction is committed. */
  protected async tellChange(
    kind: Change<unknown>['kind'],
    rows: readonly object[],
  ): Promise<void> {
    await this.#forget(rows);
    if (this.afterChange === undefined || rows.length === 0) return;
    const change = { kind, keys: rows.map((row) => keyOf(this.access.layout, row)) };
    this.access.session.afterCommit(() => this.afterChange?.(change));
  }

  /** Whether anybody wants to know what was written. */
  get #isWatched(): boolean {
    return this.afterChange !== undefined || this.access.cache !== undefined;
  }

  async #forget(rows: readonly object[]): Promise<void> {
    const { cache, session } = this.access;
    if (cache === undefined) return;
    // Outside of a transaction, whoever has written reads what he wrote.
    if (session.isInTransaction) session.afterCommit(async () => cache.forget(rows));
    else await cache.forget(rows);
  }

  /** Which rows will be changed, read before it and locked until it is done. */
  async #tellSelected(
    kind: 'update' | 'delete',
    selection: WriteSelection<Types['Row']>,
    given: object,
  ): Promise<void> {
    if (!this.#isWatched) return;
    const { layout } = this.access;
    const query = {
      where: selectedWhere(layout, selection),
      // All that a row is found by: its old keys lead nowhere from then on, its new ones to it.
      select: [...layout.table.primaryKey, ...Object.values(layout.table.uniqueKeys).flat()],
      lock: 'for update',
    } as const;
    const rows = await findRows<object>(this.access, query, `${kind}Many`);
    await this.tellChange(kind, rows);
    if (Object.keys(given).length > 0)
      await this.#forget(rows.map((row) => ({ ...row, ...given })));
  }

  /** Runs several statements as one: in a transaction, when they need one. */
  async #atOnce<Result>(
    needsTransaction: boolean,
    work: (model: this) => Promise<Result>,
  ): Promise<Result> {
    if (!needsTransaction) return work(this);
    return this.access.session.transaction(async (session) => work(this.withSession(session)));
  }

  async #rowToInsert(row: Types['Insert']): Promise<Types['Insert']> {
    return this.beforeInsert === undefined ? row : this.beforeInsert(row);
  }

  async #rowsToInsert(rows: readonly Types['Insert'][]): Promise<readonly Types['Insert'][]> {
    if (this.beforeInsert === undefined) return rows;
    const given: Types['Insert'][] = [];
    for (const row of rows) given.push(await this.beforeInsert(row));
    return given;
  }
}
