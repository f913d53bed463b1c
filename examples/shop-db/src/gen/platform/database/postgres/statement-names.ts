import { LruMap } from '../lru-map.ts';

/** Statements that one connection keeps prepared. */
const nameLimit = 500;

/** Texts with more parameters are large on the server too, so that few are kept: those of bulk writes, in their fixed sizes. */
const parameterLimit = 100;
const largeNameLimit = 16;

/** Texts of one size: those that came once, and those that have a name. */
interface Texts {
  readonly seen: LruMap<string, true>;
  readonly names: LruMap<string, string>;
}

/** Names of the statements that a connection has prepared on the server. A text gets one when it comes a second time. */
export class StatementNames {
  readonly #small = this.#remember(nameLimit);
  readonly #large = this.#remember(largeNameLimit);
  #dropped: { readonly name: string; readonly sql: string }[] = [];
  #count = 0;

  get hasDropped(): boolean {
    return this.#dropped.length > 0;
  }

  /** The name under which the text is prepared; undefined when it is not worth one. */
  nameOf(sql: string, parameterCount: number): string | undefined {
    const { seen, names } = parameterCount > parameterLimit ? this.#large : this.#small;
    const known = names.get(sql);
    if (known !== undefined) return known;
    if (seen.get(sql) === undefined) {
      seen.set(sql, true);
      return undefined;
    }
    const name = `s${++this.#count}`;
    names.set(sql, name);
    return name;
  }

  /** The text is prepared anew, under another name, when it comes again. */
  drop(sql: string): void {
    for (const { names } of [this.#small, this.#large]) {
      const name = names.get(sql);
      if (name === undefined) continue;
      names.delete(sql);
      this.#dropped.push({ name, sql });
    }
  }

  /** Names that the server can forget; each is given once. */
  takeDropped(): readonly { readonly name: string; readonly sql: string }[] {
    const dropped = this.#dropped;
    if (dropped.length > 0) this.#dropped = [];
    return dropped;
  }

  #remember(limit: number): Texts {
    const onEvict = (name: string, sql: string): void => void this.#dropped.push({ name, sql });
    return { seen: new LruMap(limit), names: new LruMap(limit, onEvict) };
  }
}
