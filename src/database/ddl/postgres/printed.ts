import type { Node } from 'libpg-query';
import type { ColumnType } from '../../schema.ts';
import type { FindType } from '../../postgres/type-name.ts';

/** What printing an expression has to know of the table around it. */
export interface ExpressionContext {
  readonly defaultSchema: string;
  readonly findType: FindType;
  /** The type of a column, so that a cast to what it is anyway can be told. */
  typeOf(column: string): ColumnType | undefined;
}

/** SQL, and how tightly its outermost operator binds: one of {@link level}. */
export interface Printed {
  readonly sql: string;
  readonly level: number;
}

/** Prints a part of an expression. */
export type Print = (node: Node | undefined) => Printed;

/** How tightly operators bind, as in PostgreSQL's grammar. */
export const level = {
  or: 1,
  and: 2,
  not: 3,
  is: 4,
  compare: 5,
  like: 6,
  other: 7,
  add: 8,
  times: 9,
  power: 10,
  unary: 12,
  atom: 14,
} as const;

/** An expression of a form that is not printed; caught where printing starts. */
export class Unprintable extends Error {}

/** The text of a part that has to bind at least so tightly. */
export function enclose(part: Printed, least: number): string {
  return part.level < least ? `(${part.sql})` : part.sql;
}

/** A part that needs no parentheses anywhere. */
export function atom(sql: string): Printed {
  return { sql, level: level.atom };
}
