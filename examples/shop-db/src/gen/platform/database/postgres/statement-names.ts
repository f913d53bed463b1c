import { LruMap } from '../lru-map.ts';

/** Statements that one connection keeps prepared. */
const nameLimit = 500;
/** Texts with more parameters are bulk writes of any size; each would be remembered for nothing. */
const parameterLimit = 100;

/** Names of the statements that a connection has prepared on the server. A text gets one when it comes a second time. */
export class StatementNames {
  readonly #seen = new LruMap<string, true>(nameLimit);
  readonly #names: LruMap<string, string>;
  #dropped: { readonly name: string; readonly sql: string }[] = [];
  #count = 0;

  constructor() {
    this.#names = new LruMap(nameLimit, (name, sql) => this.#dropped.push({ name, sql }));
  }

  get hasDropped(): boolean {
    return this.#dropped.length > 0;
  }

  /** The name under which the text is prepared; undefined when it is not worth one. */
  nameOf(sql: string, parameterCount: number): string | undefined {
    const known = this.#names.get(sql);
    if (known !== undefined) return known;
    if (parameterCount > parameterLimit) return undefined;
    if (this.#seen.get(sql) === undefined) {
      this.#seen.set(sql, true);
      return undefined;
    }
    const name = `s${++this.#count}`;
    this.#names.set(sql, name);
    return name;
  }

  /** The text is prepared anew, under another name, when it comes again. */
  drop(sql: string): void {
    const name = this.#names.get(sql);
    if (name === undefined) return;
    this.#names.delete(sql);
    this.#dropped.push({ name, sql });
  }

  /** Names that the server can forget; each is given once. */
  takeDropped(): readonly { readonly name: string; readonly sql: string }[] {
    const dropped = this.#dropped;
    if (dropped.length > 0) this.#dropped = [];
    return dropped;
  }
}
