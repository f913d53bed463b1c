import type { A_Expr, BoolExpr, Node } from 'libpg-query';
import { namesOf } from './node-parts.ts';
import { resolveType } from '../../postgres/column-type.ts';
import {
  atom,
  enclose,
  level,
  Unprintable,
  type ExpressionContext,
  type Print,
  type Printed,
} from './printed.ts';
import { isNumberKind } from './print-cast.ts';
import { readTypeName } from './read-type-name.ts';

const words: Readonly<Record<string, string>> = {
  '~~': 'LIKE',
  '!~~': 'NOT LIKE',
  '~~*': 'ILIKE',
  '!~~*': 'NOT ILIKE',
};

function levelOf(operator: string): number {
  if (['=', '<', '>', '<=', '>=', '<>'].includes(operator)) return level.compare;
  if (operator in words) return level.like;
  if (operator === '+' || operator === '-') return level.add;
  if (operator === '*' || operator === '/' || operator === '%') return level.times;
  return operator === '^' ? level.power : level.other;
}

/** `a AND b`, nested ones of the same kind joined. */
export function printBoolean(node: BoolExpr, print: Print): Printed {
  const { boolop, args = [] } = node;
  if (boolop === 'NOT_EXPR') return { sql: `NOT ${enclose(print(args[0]), level.not)}`, level: level.not };
  const [word, own] = boolop === 'OR_EXPR' ? [' OR ', level.or] : [' AND ', level.and];
  return { sql: args.map((part) => enclose(print(part), own)).join(word), level: own };
}

/** An expression with an operator, in each of the forms that the grammar has for one. */
export function printOperator(node: A_Expr, context: ExpressionContext, print: Print): Printed {
  const names = namesOf(node.name);
  const operator = names.at(-1) ?? '';
  switch (node.kind) {
    case 'AEXPR_OP':
    case 'AEXPR_LIKE':
    case 'AEXPR_ILIKE':
    // Is shown as a regular expression that a function makes of the pattern, which is how it is parsed, too.
    case 'AEXPR_SIMILAR':
      return printPlain(node, operator, context, print);
    case 'AEXPR_IN':
      return printIn(node, operator === '<>', listItems(node.rexpr), print);
    case 'AEXPR_OP_ANY':
    case 'AEXPR_OP_ALL':
      return printAny(node, operator, print);
    case 'AEXPR_BETWEEN':
    case 'AEXPR_NOT_BETWEEN':
      return printBetween(node, print);
    case 'AEXPR_DISTINCT':
    case 'AEXPR_NOT_DISTINCT': {
      const word = node.kind === 'AEXPR_DISTINCT' ? 'IS DISTINCT FROM' : 'IS NOT DISTINCT FROM';
      const [left, right] = [print(node.lexpr), print(node.rexpr)];
      return {
        sql: `${enclose(left, level.compare)} ${word} ${enclose(right, level.compare)}`,
        level: level.is,
      };
    }
    case 'AEXPR_NULLIF':
      return atom(`NULLIF(${print(node.lexpr).sql}, ${print(node.rexpr).sql})`);
    default:
      throw new Unprintable();
  }
}

/** Operators of JSON that take a list of texts, whatever is in front of them. */
const takesTexts: ReadonlySet<string> = new Set(['#>', '#>>', '#-', '?|', '?&']);

/** A constant is of the type of the column beside it, also without the cast that the server shows. */
function withoutClearCast(
  node: Node | undefined,
  other: Node | undefined,
  operator: string,
  context: ExpressionContext,
): Node | undefined {
  if (node === undefined || other === undefined || !('TypeCast' in node)) return node;
  const { arg, typeName } = node.TypeCast;
  if (arg === undefined || !('A_Const' in arg) || arg.A_Const.sval === undefined) return node;
  const { type } = resolveType(readTypeName(typeName, context.defaultSchema), context.findType);
  if (takesTexts.has(operator) && type.sql === 'text[]') return arg;
  // Numbers are printed as such by whoever prints the cast.
  if (!('ColumnRef' in other) || (type.dimensions === 0 && isNumberKind(type.kind))) return node;
  const column = context.typeOf(namesOf(other.ColumnRef.fields).at(-1) ?? '');
  return column?.name === type.name && column.dimensions > 0 === type.dimensions > 0 ? arg : node;
}

function printPlain(node: A_Expr, operator: string, context: ExpressionContext, print: Print): Printed {
  const own = levelOf(operator);
  const word = words[operator] ?? operator;
  const right = print(withoutClearCast(node.rexpr, node.lexpr, operator, context));
  if (node.lexpr === undefined)
    return {
      sql: `${operator}${/^[-+]/.test(right.sql) ? ' ' : ''}${enclose(right, level.unary)}`,
      level: level.unary,
    };
  // Comparisons do not chain; everything else is read from the left.
  const left = enclose(
    print(withoutClearCast(node.lexpr, node.rexpr, operator, context)),
    own === level.compare || own === level.like ? own + 1 : own,
  );
  return { sql: `${left} ${word} ${enclose(right, own + 1)}`, level: own };
}

function printIn(node: A_Expr, isNegated: boolean, items: readonly Node[], print: Print): Printed {
  const [only] = items;
  // The server shows a list of one as a comparison.
  if (items.length === 1 && only !== undefined) {
    const sides = [print(node.lexpr), print(only)].map((side) => enclose(side, level.compare + 1));
    return { sql: sides.join(isNegated ? ' <> ' : ' = '), level: level.compare };
  }
  const list = items.map((item) => print(item).sql).join(', ');
  const left = enclose(print(node.lexpr), level.like + 1);
  return { sql: `${left} ${isNegated ? 'NOT IN' : 'IN'} (${list})`, level: level.like };
}

/** The server shows `IN` as a comparison with any or all elements of an array. */
function printAny(node: A_Expr, operator: string, print: Print): Printed {
  const isAny = node.kind === 'AEXPR_OP_ANY';
  const elements = arrayElements(node.rexpr);
  if (elements !== undefined && elements.length > 0) {
    if (isAny && operator === '=') return printIn(node, false, elements, print);
    if (!isAny && operator === '<>') return printIn(node, true, elements, print);
  }
  const own = levelOf(operator);
  const right = `${isAny ? 'ANY' : 'ALL'} (${print(node.rexpr).sql})`;
  return {
    sql: `${enclose(print(node.lexpr), own + 1)} ${words[operator] ?? operator} ${right}`,
    level: own,
  };
}

function printBetween(node: A_Expr, print: Print): Printed {
  const value = enclose(print(node.lexpr), level.compare + 1);
  const [low, high] = listItems(node.rexpr).map((item) => enclose(print(item), level.compare + 1));
  if (low === undefined || high === undefined) throw new Unprintable();
  return node.kind === 'AEXPR_BETWEEN'
    ? { sql: `${value} >= ${low} AND ${value} <= ${high}`, level: level.and }
    : { sql: `${value} < ${low} OR ${value} > ${high}`, level: level.or };
}

function listItems(node: Node | undefined): readonly Node[] {
  return node !== undefined && 'List' in node ? (node.List.items ?? []) : [];
}

/** The elements of an array that is written out, below the casts that the server puts around it. */
function arrayElements(node: Node | undefined): readonly Node[] | undefined {
  if (node === undefined) return undefined;
  if ('TypeCast' in node) return arrayElements(node.TypeCast.arg);
  return 'A_ArrayExpr' in node ? (node.A_ArrayExpr.elements ?? []) : undefined;
}
