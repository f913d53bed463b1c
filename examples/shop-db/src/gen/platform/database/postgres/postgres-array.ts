/** Reads the text of an array, `{1,NULL,"a,b",{…}}`, whose values stay texts. Bounds, `[0:1]={…}`, are left out. */
export function readPostgresArray(text: string, decode: (value: string) => unknown): unknown[] {
  const start = text.indexOf('{');
  return new ArrayReader(text, start + 1, decode).read();
}

class ArrayReader {
  readonly #text: string;
  readonly #decode: (value: string) => unknown;
  #at: number;

  constructor(text: string, at: number, decode: (value: string) => unknown) {
    this.#text = text;
    this.#at = at;
    this.#decode = decode;
  }

  /** Everything up to the closing brace of the list whose opening one has been read. */
  read(): unknown[] {
    const values: unknown[] = [];
    for (;;) {
      const character = this.#text[this.#at];
      if (character === undefined) return values;
      if (character === '}') {
        this.#at++;
        return values;
      }
      if (character === ',') {
        this.#at++;
      } else if (character === '{') {
        this.#at++;
        values.push(this.read());
      } else {
        values.push(character === '"' ? this.#readQuoted() : this.#readBare());
      }
    }
  }

  #readQuoted(): unknown {
    let value = '';
    for (this.#at++; this.#at < this.#text.length && this.#text[this.#at] !== '"'; this.#at++) {
      if (this.#text[this.#at] === '\\') this.#at++;
      value += this.#text[this.#at] ?? '';
    }
    this.#at++;
    return this.#decode(value);
  }

  #readBare(): unknown {
    const from = this.#at;
    while (this.#at < this.#text.length && !',}'.includes(this.#text.charAt(this.#at))) this.#at++;
    const value = this.#text.slice(from, this.#at);
    return value === 'NULL' ? null : this.#decode(value);
  }
}

/**
 * Writes a list, `depth` lists deep, as the text of an array. Values are given as texts; every one is quoted, so that
 * none can end it.
 */
export function writePostgresArray(
  list: readonly unknown[],
  encode: (value: unknown) => unknown,
  depth = Infinity,
): string {
  const values = list.map((value) => {
    if (value === null || value === undefined) return 'NULL';
    if (Array.isArray(value) && depth > 1) return writePostgresArray(value, encode, depth - 1);
    const text = encode(value);
    const plain =
      text instanceof Uint8Array ? `\\x${Buffer.from(text).toString('hex')}` : String(text);
    return `"${plain.replaceAll(/["\\]/g, String.raw`\$&`)}"`;
  });
  return `{${values.join(',')}}`;
}
