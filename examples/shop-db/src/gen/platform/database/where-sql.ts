import { checkValue, isComparable, notComparable } from './check-value.ts';
import { InvalidQueryError } from './model-errors.ts';
import { padToPowerOfTwo } from './pad-list.ts';
import { comparable, type StatementWriter } from './statement-writer.ts';
import type { LayoutColumn } from './table-layout.ts';
import { patternSql } from './where-pattern.ts';

const matchesAll = '1 = 1';
const matchesNothing = '1 = 0';

/**
 * A condition as SQL; its values become parameters. Throws an {@link InvalidQueryError} for names that are no column, and
 * for `undefined`, which never means "every row".
 */
export function whereSql(where: object, writer: StatementWriter): string {
  const terms: string[] = [];
  for (const [property, condition] of Object.entries(where)) {
    const column = writer.layout.find(property);
    terms.push(
      column === undefined
        ? logicSql(property, condition, writer)
        : columnSql(column, condition, writer),
    );
  }
  return joined(terms, ' and ', matchesAll);
}

function logicSql(operator: string, operand: unknown, writer: StatementWriter): string {
  if (operator === 'not' && isPlain(operand)) return `not (${whereSql(operand, writer)})`;
  if ((operator === 'and' || operator === 'or') && Array.isArray(operand)) {
    const terms = operand.map((member: unknown) => {
      if (!isPlain(member)) throw invalid(writer, `"${operator}" takes a list of conditions.`);
      return whereSql(member, writer);
    });
    return operator === 'and'
      ? joined(terms, ' and ', matchesAll)
      : joined(terms, ' or ', matchesNothing);
  }
  throw invalid(
    writer,
    `There is no column ${JSON.stringify(operator)}, or "and", "or", "not" got something else than conditions.`,
  );
}

function columnSql(column: LayoutColumn, condition: unknown, writer: StatementWriter): string {
  if (condition === null) return `${column.sql} is null`;
  if (!isPlain(condition)) return compareSql(column, '=', condition, writer);
  const terms = Object.entries(condition).map(([operator, operand]) =>
    operatorSql(column, operator, operand, writer),
  );
  if (terms.length === 0) {
    throw invalid(writer, `The condition of ${JSON.stringify(column.property)} is empty.`);
  }
  return joined(terms, ' and ', matchesAll);
}

const comparisons: Readonly<Record<string, string>> = {
  equals: '=',
  not: '<>',
  lt: '<',
  lte: '<=',
  gt: '>',
  gte: '>=',
};

function operatorSql(
  column: LayoutColumn,
  operator: string,
  operand: unknown,
  writer: StatementWriter,
): string {
  if (operand === null && operator === 'equals') return `${column.sql} is null`;
  if (operand === null && operator === 'not') return `${column.sql} is not null`;
  if (!isComparable(column)) throw notComparable(writer.layout, column);
  if (Object.hasOwn(comparisons, operator)) {
    return compareSql(column, comparisons[operator] ?? '=', operand, writer);
  }
  switch (operator) {
    case 'in':
      return inSql(column, listOf(operand, operator, writer), writer);
    case 'notIn':
      return notInSql(column, listOf(operand, operator, writer), writer);
    case 'between':
      return betweenSql(column, listOf(operand, operator, writer), writer);
    case 'like':
    case 'startsWith':
    case 'endsWith':
    case 'contains':
      return patternSql(column, operator, operand, writer);
    default:
      throw invalid(writer, `There is no comparison ${JSON.stringify(operator)}.`);
  }
}

function compareSql(
  column: LayoutColumn,
  operator: string,
  value: unknown,
  writer: StatementWriter,
): string {
  checkValue(writer.layout, column, value);
  return `${comparable(writer.layout, column)} ${operator} ${writer.operand(column, value)}`;
}

/** `null` in the list means the rows without a value. */
function inSql(column: LayoutColumn, list: readonly unknown[], writer: StatementWriter): string {
  const values = list.filter((value) => value !== null);
  const terms: string[] = [];
  if (values.length > 0) terms.push(valueListSql(column, 'in', values, writer));
  if (values.length < list.length) terms.push(`${column.sql} is null`);
  return joined(terms, ' or ', matchesNothing);
}

function notInSql(column: LayoutColumn, list: readonly unknown[], writer: StatementWriter): string {
  const values = list.filter((value) => value !== null);
  const terms: string[] = [];
  if (values.length > 0) terms.push(valueListSql(column, 'not in', values, writer));
  if (values.length < list.length) terms.push(`${column.sql} is not null`);
  return joined(terms, ' and ', matchesAll);
}

function valueListSql(
  column: LayoutColumn,
  operator: 'in' | 'not in',
  values: readonly unknown[],
  writer: StatementWriter,
): string {
  for (const value of values) checkValue(writer.layout, column, value);
  const operands = padToPowerOfTwo(values).map((value) => writer.operand(column, value));
  return `${comparable(writer.layout, column)} ${operator} (${operands.join(', ')})`;
}

function betweenSql(
  column: LayoutColumn,
  ends: readonly unknown[],
  writer: StatementWriter,
): string {
  if (ends.length !== 2) throw invalid(writer, '"between" takes two values.');
  const [low, high] = ends;
  return `(${compareSql(column, '>=', low, writer)} and ${compareSql(column, '<=', high, writer)})`;
}

function joined(terms: readonly string[], glue: string, empty: string): string {
  if (terms.length === 0) return empty;
  const [only] = terms;
  return terms.length === 1 && only !== undefined ? only : `(${terms.join(glue)})`;
}

function listOf(value: unknown, operator: string, writer: StatementWriter): readonly unknown[] {
  if (Array.isArray(value)) return value;
  throw invalid(writer, `"${operator}" takes a list of values.`);
}

function isPlain(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

function invalid({ layout }: StatementWriter, problem: string): InvalidQueryError {
  return new InvalidQueryError(layout.table.name, problem);
}
