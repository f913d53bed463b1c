import { areNullsFirst, type SortTerm } from './order-sql.ts';
import { comparable, type StatementWriter } from './statement-writer.ts';
import type { TableLayout } from './table-layout.ts';

/**
 * The condition of the rows behind a cursor, in the direction in which the list is read. Compares exactly what the database
 * sorts by: see {@link keysetValueSql}.
 */
export function keysetSql(
  terms: readonly SortTerm[],
  values: readonly unknown[],
  isBackward: boolean,
  writer: StatementWriter,
): string {
  const places = terms.map((term, index) => new Place(term, values[index], isBackward, writer));
  if (canCompareRows(places, writer.layout)) return rowSql(places);
  // Parameters are numbered as they are written, so everything is written in the order of the text.
  const [first] = places;
  const open = places.filter((place) => place.hasBehind);
  if (first === undefined || open.length === 0) return '1 = 0';
  // Said once more for the first column alone, so that its index can be entered at the right place.
  const bound = places.length > 1 && !first.isNullable ? `${first.bound()} and ` : '';
  const branches = open.map((place) => {
    const earlier = places.slice(0, places.indexOf(place)).map((before) => before.equal());
    return [...earlier, place.behind()].join(' and ');
  });
  return `${bound}(${branches.join(' or ')})`;
}

/**
 * What a cursor keeps of a column, where that is not what rows give: a time with all its digits, which a `Date` has no room
 * for; and on MySQL the number of a word of an enum, which it sorts by, and a
 * FLOAT as the double that it compares it as. Undefined where the value of the row is exact.
 */
export function keysetValueSql({ column }: SortTerm, { dialect }: TableLayout): string | undefined {
  const { info, sql } = column;
  if (info.kind === 'enum') return dialect === 'mysql' ? `${sql} + 0` : undefined;
  if (info.kind === 'float') return dialect === 'mysql' ? `${sql} + 0e0` : undefined;
  if (info.kind !== 'datetime') return undefined;
  if (dialect === 'postgres') return `${sql}::text`;
  return dialect === 'mysql' ? `cast(${sql} as char)` : `cast(${sql} as text)`;
}

/** The value that a cursor has for one column. */
class Place {
  readonly #term: SortTerm;
  readonly #value: unknown;
  readonly #writer: StatementWriter;
  readonly isGreater: boolean;
  readonly #areNullsBehind: boolean;

  constructor(term: SortTerm, value: unknown, isBackward: boolean, writer: StatementWriter) {
    this.#term = term;
    this.#value = value;
    this.#writer = writer;
    this.isGreater = term.isDescending === isBackward;
    this.#areNullsBehind = areNullsFirst(term, writer.layout) === isBackward;
  }

  get isNullable(): boolean {
    return this.#term.column.info.isNullable === true;
  }

  get column(): string {
    const { layout } = this.#writer;
    const { column } = this.#term;
    return column.info.kind === 'enum' && layout.dialect === 'mysql'
      ? `${column.sql} + 0`
      : comparable(layout, column);
  }

  operand(): string {
    const { column } = this.#term;
    if (keysetValueSql(this.#term, this.#writer.layout) === undefined) {
      return this.#writer.operand(column, this.#value);
    }
    const placeholder = this.#writer.raw(this.#value);
    return column.info.kind === 'datetime' && this.#writer.layout.dialect === 'mysql'
      ? `cast(${placeholder} as datetime(6))`
      : placeholder;
  }

  equal(): string {
    return this.#value === null
      ? `${this.#term.column.sql} is null`
      : `${this.column} = ${this.operand()}`;
  }

  /** Whether anything can stand behind the value. */
  get hasBehind(): boolean {
    return this.#value !== null || !this.#areNullsBehind;
  }

  behind(): string {
    const { sql } = this.#term.column;
    if (this.#value === null) return `${sql} is not null`;
    const compared = `${this.column} ${this.isGreater ? '>' : '<'} ${this.operand()}`;
    return this.isNullable && this.#areNullsBehind ? `(${compared} or ${sql} is null)` : compared;
  }

  bound(): string {
    return `${this.column} ${this.isGreater ? '>=' : '<='} ${this.operand()}`;
  }
}

/** PostgreSQL and SQLite enter an index by a comparison of rows; MySQL reads all of it. */
function canCompareRows(places: readonly Place[], { dialect }: TableLayout): boolean {
  const [first] = places;
  return (
    dialect !== 'mysql' &&
    places.every((place) => !place.isNullable && place.isGreater === first?.isGreater)
  );
}

function rowSql(places: readonly Place[]): string {
  const columns = places.map((place) => place.column).join(', ');
  const operator = places[0]?.isGreater === false ? '<' : '>';
  return `(${columns}) ${operator} (${places.map((place) => place.operand()).join(', ')})`;
}
