import { randomUUID } from 'node:crypto';
import { entryText, parseEntry, type CacheEntry } from './cache-entry.ts';
import { exactText, mayBeEqual } from './cache-key.ts';
import type { CacheSettings } from './cache-settings.ts';
import type { GuardedStore } from './guarded-store.ts';
import { readRow, writeRow } from './row-text.ts';

/** How long the loading of an entry may take before its mark is gone, in milliseconds. */
const claimTime = 10_000;

/** Rows outlive the ways that lead to them, so that a way does not end at nothing for long. */
const rowsLiveLonger = 5_000;

/** Counts what the cache did. */
export interface CacheCounts {
  hits: number;
  emptyHits: number;
  misses: number;
}

/** What the rows of one table have in common. */
export interface LookupContext {
  readonly store: GuardedStore;
  readonly settings: CacheSettings;
  readonly counts: CacheCounts;
  /** The key of what every write of the table counts up. */
  readonly counter: string;
  /** The place of a row: the key under which it stands by its primary key. */
  placeOf(row: object): string | undefined;
}

/** One search for one row. */
export interface Wanted {
  readonly key: string;
  readonly isPrimary: boolean;
  readonly properties: readonly string[];
  readonly values: readonly unknown[];
  readonly load: () => Promise<object | undefined>;
}

/** What a stored row is to a search: it, another one, one that only some database takes for it, or nothing readable. */
type Match = 'same' | 'other' | 'variant' | 'unreadable';

/**
 * Finds the text of a row, in the cache or the database, and remembers it.
 *
 * An old row is never remembered over a new one. Whoever loads has put a mark under the key before; every writer removes
 * it behind its commit; and only a mark that is still there is filled. Who comes by a unique key learns the place of the
 * row too late for a mark of it, and looks whether anything of the table was written meanwhile.
 */
export class RowLookup {
  readonly #context: LookupContext;
  readonly #wanted: Wanted;
  readonly #mark = entryText.mark(randomUUID());

  constructor(context: LookupContext, wanted: Wanted) {
    this.#context = context;
    this.#wanted = wanted;
  }

  /** The text of the row; undefined where there is none. */
  async find(): Promise<string | undefined> {
    const { key, values, isPrimary } = this.#wanted;
    const entry = await this.#get(key);
    if (entry.kind === 'none' && entry.values === exactText(values)) {
      this.#context.counts.emptyHits++;
      return undefined;
    }
    if (isPrimary) return this.#findAt(key, entry);
    if (entry.kind === 'way') return this.#findBehind(entry.place);
    if (entry.kind === 'noise' || entry.kind === 'row') await this.#drop(key);
    else if (entry.kind !== 'absent') return (await this.#load())?.text;
    return this.#makeWay();
  }

  /** By the primary key: what stands at the place of the row, or is loaded to it. */
  async #findAt(place: string, entry: CacheEntry): Promise<string | undefined> {
    if (entry.kind === 'row') {
      const match = this.#match(entry.text);
      if (match === 'same') return this.#hit(entry.text);
      if (match === 'variant') return (await this.#load())?.text;
      await this.#drop(place);
    } else if (entry.kind === 'noise' || entry.kind === 'way') {
      await this.#drop(place);
    } else if (entry.kind !== 'absent') {
      return (await this.#load())?.text;
    }
    const isMine = await this.#claim(place);
    const loaded = await this.#load();
    if (!isMine) return loaded?.text;
    if (loaded === undefined) await this.#fillNone(place);
    else await this.#fillRow(place, loaded.text);
    return loaded?.text;
  }

  /** By a unique key whose way is known. */
  async #findBehind(place: string): Promise<string | undefined> {
    const entry = await this.#get(place);
    if (entry.kind === 'row') {
      const match = this.#match(entry.text);
      if (match === 'same') return this.#hit(entry.text);
      if (match === 'variant') return (await this.#load())?.text;
      // The row has got another value since, so the way leads nowhere.
      await this.#drop(match === 'other' ? this.#wanted.key : place);
      return this.#makeWay();
    }
    if (entry.kind === 'noise' || entry.kind === 'way') await this.#drop(place);
    const isFree = entry.kind !== 'mark' && entry.kind !== 'none';
    const isMine = isFree && (await this.#claim(place));
    const loaded = await this.#load();
    if (loaded !== undefined && loaded.place === place) {
      if (isMine) await this.#fillRow(place, loaded.text);
    } else {
      await this.#drop(this.#wanted.key);
    }
    return loaded?.text;
  }

  /** By a unique key that nobody asked for: the row, its place, and the way there. */
  async #makeWay(): Promise<string | undefined> {
    const { store, counter } = this.#context;
    const { key } = this.#wanted;
    const before = await store.get(counter);
    const isMine = await this.#claim(key);
    const loaded = await this.#load();
    if (!isMine) return loaded?.text;
    if (loaded === undefined) {
      await this.#fillNone(key);
    } else if (loaded.place !== undefined) {
      const isPlaceMine = await this.#claim(loaded.place);
      const after = await store.get(counter);
      const isQuiet = before !== 'unknown' && after !== 'unknown' && before.text === after.text;
      if (isPlaceMine && isQuiet) await this.#fillRow(loaded.place, loaded.text);
      await store.fill(key, this.#mark, entryText.way(loaded.place), this.#lifetime());
    }
    return loaded?.text;
  }

  #match(text: string): Match {
    const { properties, values } = this.#wanted;
    let found: unknown[];
    try {
      found = valuesIn(readRow(text), properties);
    } catch {
      return 'unreadable';
    }
    if (exactText(found) === exactText(values)) return 'same';
    return mayBeEqual(found, values) ? 'variant' : 'other';
  }

  #hit(text: string): string {
    this.#context.counts.hits++;
    return text;
  }

  async #load(): Promise<
    { readonly text: string; readonly place: string | undefined } | undefined
  > {
    this.#context.counts.misses++;
    const row = await this.#wanted.load();
    return row === undefined
      ? undefined
      : { text: writeRow(row), place: this.#context.placeOf(row) };
  }

  /** What stands under a key; where the cache cannot be asked, as if somebody else were at it. */
  async #get(key: string): Promise<CacheEntry> {
    const answer = await this.#context.store.get(key);
    return answer === 'unknown' ? { kind: 'mark' } : parseEntry(answer.text);
  }

  async #claim(key: string): Promise<boolean> {
    return this.#context.store.claim(key, this.#mark, claimTime);
  }

  async #drop(key: string): Promise<void> {
    await this.#context.store.forget(this.#context.counter, [key]);
  }

  async #fillRow(place: string, text: string): Promise<void> {
    const lifetime = this.#lifetime() + rowsLiveLonger;
    await this.#context.store.fill(place, this.#mark, entryText.row(text), lifetime);
  }

  async #fillNone(key: string): Promise<void> {
    const { store, settings } = this.#context;
    const text = entryText.none(this.#wanted.values);
    await store.fill(key, this.#mark, text, jitter(settings.notFoundTtl));
  }

  #lifetime(): number {
    return jitter(this.#context.settings.ttl);
  }
}

/** The values of properties of a row, whatever they are called. */
export function valuesIn(row: object, properties: readonly string[]): unknown[] {
  return properties.map((property) =>
    Object.hasOwn(row, property) ? Reflect.get(row, property) : undefined,
  );
}

/** Entries that were made together must not end together. */
function jitter(milliseconds: number): number {
  return milliseconds * (0.95 + Math.random() * 0.1);
}
