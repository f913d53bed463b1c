import type { A_Indirection, CaseExpr, ColumnRef, Node } from 'libpg-query';
import { resolveType } from '../../postgres/column-type.ts';
import { quoteLiteral } from '../../quote-literal.ts';
import type { ColumnType } from '../../schema.ts';
import { constantText, namesOf } from './node-parts.ts';
import { printCall, printName, printValueFunction } from './print-call.ts';
import { castOf, number, printCast } from './print-cast.ts';
import { printBoolean, printOperator } from './print-operator.ts';
import {
  atom,
  enclose,
  level,
  Unprintable,
  type ExpressionContext,
  type Print,
  type Printed,
} from './printed.ts';
import { readTypeName } from './read-type-name.ts';

/**
 * An expression as one would write it: without the casts and parentheses that the server adds when it shows one, so
 * that what a server says and what a file says read the same. Undefined for forms that hardly occur in tables.
 */
export function printExpression(node: Node, context: ExpressionContext): string | undefined {
  const print: Print = (part) => {
    if (part === undefined) throw new Unprintable();
    return printNode(part, context, print);
  };
  try {
    return print(node).sql;
  } catch (error) {
    if (error instanceof Unprintable || error instanceof RangeError) return undefined;
    throw error;
  }
}

function printNode(node: Node, context: ExpressionContext, print: Print): Printed {
  if ('A_Const' in node) return printConstant(node.A_Const);
  if ('ColumnRef' in node) return atom(printColumn(node.ColumnRef));
  if ('TypeCast' in node) return printCast(node.TypeCast, context, print);
  if ('FuncCall' in node) return printCall(node.FuncCall, context.defaultSchema, print);
  if ('A_Expr' in node) return printOperator(node.A_Expr, context, print);
  if ('BoolExpr' in node) return printBoolean(node.BoolExpr, print);
  if ('SQLValueFunction' in node) return printValueFunction(node.SQLValueFunction);
  if ('CaseExpr' in node) return printCase(node.CaseExpr, print);
  if ('A_ArrayExpr' in node) return printArray(node.A_ArrayExpr.elements ?? [], context, print);
  if ('A_Indirection' in node) return printIndirection(node.A_Indirection, print);
  return printTest(node, print) ?? printList(node, print);
}

function printConstant(value: Parameters<typeof constantText>[0]): Printed {
  const text = constantText(value);
  if (text === null) return atom('NULL');
  if (value.sval !== undefined) return atom(quoteLiteral(text, 'postgres'));
  if (value.bsval === undefined) return value.boolval === undefined ? number(text) : atom(text);
  return atom(`${text.startsWith('x') ? 'X' : 'B'}${quoteLiteral(text.slice(1), 'postgres')}`);
}

function printColumn(node: ColumnRef): string {
  const name = namesOf(node.fields).at(-1) ?? '';
  // A star or an expression over whole rows has no name.
  if (name === '') throw new Unprintable();
  return printName(name);
}

function printCase(node: CaseExpr, print: Print): Printed {
  const parts = ['CASE'];
  if (node.arg !== undefined) parts.push(print(node.arg).sql);
  for (const part of node.args ?? []) {
    if (!('CaseWhen' in part)) throw new Unprintable();
    parts.push(`WHEN ${print(part.CaseWhen.expr).sql} THEN ${print(part.CaseWhen.result).sql}`);
  }
  // The server shows the branch that nobody wrote.
  const otherwise = node.defresult === undefined ? 'NULL' : print(node.defresult).sql;
  if (!/^NULL(?:::.*)?$/.test(otherwise)) parts.push(`ELSE ${otherwise}`);
  return atom(`${parts.join(' ')} END`);
}

function printIndirection(node: A_Indirection, print: Print): Printed {
  const steps = (node.indirection ?? []).map((step) => {
    if ('String' in step) return `.${printName(step.String.sval ?? '')}`;
    if (!('A_Indices' in step) || step.A_Indices.is_slice === true) throw new Unprintable();
    return `[${print(step.A_Indices.uidx).sql}]`;
  });
  const isColumn =
    node.arg !== undefined && 'ColumnRef' in node.arg && steps.every((step) => step.startsWith('['));
  const value = print(node.arg).sql;
  return atom(`${isColumn ? value : `(${value})`}${steps.join('')}`);
}

const booleanTests: Readonly<Record<string, string>> = {
  IS_TRUE: 'IS TRUE',
  IS_NOT_TRUE: 'IS NOT TRUE',
  IS_FALSE: 'IS FALSE',
  IS_NOT_FALSE: 'IS NOT FALSE',
  IS_UNKNOWN: 'IS UNKNOWN',
  IS_NOT_UNKNOWN: 'IS NOT UNKNOWN',
};

/** `IS NULL` and its like. */
function printTest(node: Node, print: Print): Printed | undefined {
  if ('NullTest' in node) {
    const word = node.NullTest.nulltesttype === 'IS_NOT_NULL' ? 'IS NOT NULL' : 'IS NULL';
    return { sql: `${enclose(print(node.NullTest.arg), level.compare)} ${word}`, level: level.is };
  }
  if ('BooleanTest' in node) {
    const word = booleanTests[node.BooleanTest.booltesttype ?? ''] ?? '';
    return { sql: `${enclose(print(node.BooleanTest.arg), level.compare)} ${word}`, level: level.is };
  }
  if (!('CollateClause' in node)) return undefined;
  const { arg, collname } = node.CollateClause;
  const name = namesOf(collname).filter((part) => part !== 'pg_catalog');
  return {
    sql: `${enclose(print(arg), level.unary)} COLLATE ${name.map((part) => `"${part.replaceAll('"', '""')}"`).join('.')}`,
    level: level.unary,
  };
}

/** `ARRAY[…]`; a list of words of an enumeration is cast as a whole, where the server casts each word. */
function printArray(elements: readonly Node[], context: ExpressionContext, print: Print): Printed {
  const list = atom(`ARRAY[${elements.map((element) => print(element).sql).join(', ')}]`);
  const types = elements.map((element) => enumOf(element, context));
  const [first] = types;
  if (first === undefined || types.some((type) => type?.sql !== first.sql)) return list;
  return castOf(list.sql, { ...first, sql: `${first.sql}[]`, dimensions: 1 });
}

/** The enumeration that a constant is cast to. */
function enumOf(node: Node, { defaultSchema, findType }: ExpressionContext): ColumnType | undefined {
  if (!('TypeCast' in node) || node.TypeCast.arg === undefined || !('A_Const' in node.TypeCast.arg))
    return undefined;
  const { type } = resolveType(readTypeName(node.TypeCast.typeName, defaultSchema), findType);
  return type.kind === 'enum' && type.dimensions === 0 ? type : undefined;
}

/** Forms with a list: `COALESCE(…)`, `GREATEST(…)`, `ROW(…)`. */
function printList(node: Node, print: Print): Printed {
  const list = (items: readonly Node[] | undefined) =>
    (items ?? []).map((item) => print(item).sql).join(', ');
  if ('CoalesceExpr' in node) return atom(`COALESCE(${list(node.CoalesceExpr.args)})`);
  if ('MinMaxExpr' in node)
    return atom(`${node.MinMaxExpr.op === 'IS_LEAST' ? 'LEAST' : 'GREATEST'}(${list(node.MinMaxExpr.args)})`);
  if ('RowExpr' in node) return atom(`ROW(${list(node.RowExpr.args)})`);
  throw new Unprintable();
}
