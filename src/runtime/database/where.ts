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
export type Condition<Value> = unknown extends Value
  ? null | { readonly not: null }
  : Value extends Structured
    ? { readonly not: null }
    : Value | Comparison<Value>;

/** Values that databases do not compare alike. */
type Structured = readonly unknown[] | { readonly x: number; readonly y: number };

/** Comparisons of one column; all that are given must hold. */
export interface Comparison<Value> {
  readonly equals?: Value;
  readonly not?: Value | null;
  readonly in?: readonly Value[];
  readonly notIn?: readonly Value[];
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

type Pattern<Value> = Value extends string ? string : never;
