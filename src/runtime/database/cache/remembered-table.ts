import type { TableCache } from '../row-cache.ts';
import type { TableInfo } from '../table.ts';
import { exactText, keyOf, tablePrefix } from './cache-key.ts';
import type { CacheSettings } from './cache-settings.ts';
import type { GuardedStore } from './guarded-store.ts';
import { RowLookup, valuesIn, type CacheCounts, type LookupContext } from './row-lookup.ts';
import { readRow } from './row-text.ts';

/** What the tables of a cache have in common. */
export interface TableSurroundings {
  /** The name of the database: two may share a Redis. */
  readonly database: string;
  readonly store: GuardedStore;
  readonly settings: CacheSettings;
  readonly counts: CacheCounts;
}

/**
 * The rows of one table. A row stands under its primary key; under a unique key stands the place of the row. Many who
 * ask for the same at once wait for one answer.
 */
export class RememberedTable implements TableCache {
  readonly #table: TableInfo;
  readonly #prefix: string;
  readonly #context: LookupContext;
  readonly #flights = new Map<string, Promise<string | undefined>>();

  constructor(table: TableInfo, { database, store, settings, counts }: TableSurroundings) {
    this.#table = table;
    this.#prefix = tablePrefix(database, table);
    this.#context = {
      store,
      settings,
      counts,
      counter: `${this.#prefix}:writes`,
      placeOf: (row) => this.#keyIn(row, table.primaryKey),
    };
  }

  async read<Row extends object>(
    properties: readonly string[],
    values: readonly unknown[],
    load: () => Promise<Row | undefined>,
  ): Promise<Row | undefined> {
    const key = keyOf(this.#prefix, properties, values);
    if (key === undefined) return load();
    const isPrimary = isSameList(properties, this.#table.primaryKey);
    const flightKey = `${key} ${exactText(values)}`;
    let flight = this.#flights.get(flightKey);
    if (flight === undefined) {
      flight = new RowLookup(this.#context, { key, isPrimary, properties, values, load }).find();
      this.#flights.set(flightKey, flight);
      const end = (): void => {
        if (this.#flights.get(flightKey) === flight) this.#flights.delete(flightKey);
      };
      flight.then(end, end);
    }
    const text = await flight;
    // Everybody who waited gets a row of their own.
    return text === undefined ? undefined : (readRow(text) as Row); // it was written from one
  }

  async forget(rows: readonly object[]): Promise<void> {
    const keysOf = (properties: readonly string[]): string[] =>
      rows.flatMap((row) => this.#keyIn(row, properties) ?? []);
    const ways = Object.values(this.#table.uniqueKeys).flatMap(keysOf);
    // Whoever asks from now on must not wait for what was loaded before, nor for what is still read from the cache.
    this.#flights.clear();
    await this.#context.store.forget(this.#context.counter, [
      ...new Set([...ways, ...keysOf(this.#table.primaryKey)]),
    ]);
    this.#flights.clear();
  }

  #keyIn(row: object, properties: readonly string[]): string | undefined {
    return keyOf(this.#prefix, properties, valuesIn(row, properties));
  }
}

function isSameList(left: readonly string[], right: readonly string[]): boolean {
  return left.length === right.length && left.every((item, index) => item === right[index]);
}
