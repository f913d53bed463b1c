/**
 * Which rows are meant: every member must hold. As in SQL, a row without a value meets no comparison, not even `not`; ask
 * for it with `null`.
 */
export type Where<Row extends object> = {
  readonly [Property in keyof Row]?: Condition<Row[Property]>;
} & Omit<Logic<Row>, keyof Row>;

/** Conditions of conditions. A column of such a name takes its place. */
export interface Logic<Row extends object> {
  /** All of these hold. */
  readonly and?: readonly Where<Row>[];
  /** At least one of these holds; an empty list matches nothing. */
  readonly or?: readonly Where<Row>[];
  /** This does not hold. */
  readonly not?: Where<Row>;
}

/** A value, which the column must equal (`null`: it has none), or comparisons. Structured values can only be asked for `null`. */
export type Condition<Value> = [NonNullable<Value>] extends [Comparable]
  ? Value | Comparison<NonNullable<Value>>
  : null | { readonly not: null };

/** Values that all databases compare alike. */
type Comparable = string | number | bigint | boolean | Date | Uint8Array;

/** Comparisons of one column; all that are given must hold. */
export interface Comparison<Value> {
  readonly equals?: Value | null;
  readonly not?: Value | null;
  /** `null` in the list means the rows without a value. */
  readonly in?: readonly (Value | null)[];
  /** `null` in the list leaves out the rows without a value, which are left out anyway when it has others. */
  readonly notIn?: readonly (Value | null)[];
  readonly lt?: Value;
  readonly lte?: Value;
  readonly gt?: Value;
  readonly gte?: Value;
  /** Both ends belong to it. */
  readonly between?: readonly [Value, Value];
  /** With the wildcards `%` and `_`; a backslash takes their meaning away. */
  readonly like?: Pattern<Value>;
  /** Literally: wildcards mean themselves. */
  readonly startsWith?: Pattern<Value>;
  /** Literally: wildcards mean themselves. */
  readonly endsWith?: Pattern<Value>;
  /** Literally: wildcards mean themselves. */
  readonly contains?: Pattern<Value>;
}

type Pattern<Value> = [Value] extends [string] ? string : never;
