import type { Node, TypeCast } from 'libpg-query';
import { quoteLiteral } from '../../quote-literal.ts';
import { resolveType } from '../../postgres/column-type.ts';
import type { ColumnType } from '../../schema.ts';
import { intervalText } from './interval-text.ts';
import { constantText, namesOf } from './node-parts.ts';
import { relationText } from './print-call.ts';
import type { ValueKind } from '../../value-kind.ts';
import { atom, enclose, level, type ExpressionContext, type Print, type Printed } from './printed.ts';
import { readTypeName } from './read-type-name.ts';

const numberText = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i;
const numberKinds: ReadonlySet<ValueKind> = new Set(['integer', 'int64', 'decimal', 'float']);

/** Whether constants of the kind are written without quotes. */
export function isNumberKind(kind: ValueKind): boolean {
  return numberKinds.has(kind);
}

/**
 * A cast, unless it is one that says what is clear without it: of a number to a kind of number, of a text to a text or
 * to a type of the database's own, of a column to what it is. The server shows those, and hardly anybody writes them.
 */
export function printCast(node: TypeCast, context: ExpressionContext, print: Print): Printed {
  const { type } = resolveType(readTypeName(node.typeName, context.defaultSchema), context.findType);
  const { arg } = node;
  if (arg !== undefined) {
    const constant =
      type.dimensions === 0 ? printConstant(withoutTextCasts(arg, context), type, context) : undefined;
    if (constant !== undefined) return constant;
    if (isClear(arg, type, context)) return print(arg);
  }
  return castOf(enclose(print(arg), level.unary + 1), type);
}

/** A value with a cast behind it. */
export function castOf(sql: string, type: ColumnType): Printed {
  return { sql: `${sql}::${type.sql}`, level: level.atom - 1 };
}

/** Whether a cast to the type changes nothing. */
function isClear(arg: Node, type: ColumnType, context: ExpressionContext): boolean {
  if ('A_ArrayExpr' in arg) {
    const elements = arg.A_ArrayExpr.elements ?? [];
    return type.sql === 'text[]' && elements.length > 0 && elements.every(isTextConstant);
  }
  if (type.length !== null || type.precision !== null) return false;
  if (type.dimensions === 0 && type.kind === 'text') return isText(arg, context);
  const column = 'ColumnRef' in arg ? context.typeOf(namesOf(arg.ColumnRef.fields).at(-1) ?? '') : undefined;
  return column !== undefined && column.name === type.name && column.dimensions > 0 === type.dimensions > 0;
}

function isTextConstant(node: Node): boolean {
  if ('TypeCast' in node) return node.TypeCast.arg !== undefined && isTextConstant(node.TypeCast.arg);
  return 'A_Const' in node && node.A_Const.sval !== undefined;
}

/** Whether an expression is a text for sure. */
function isText(node: Node, context: ExpressionContext): boolean {
  if ('TypeCast' in node) return node.TypeCast.arg !== undefined && isText(node.TypeCast.arg, context);
  if ('CoalesceExpr' in node)
    return (node.CoalesceExpr.args ?? []).every((part) => isTextConstant(part) || isText(part, context));
  if (!('ColumnRef' in node)) return false;
  const type = context.typeOf(namesOf(node.ColumnRef.fields).at(-1) ?? '');
  return type?.kind === 'text' && type.dimensions === 0;
}

/** The server casts a constant to the type of the column first, and then to text. */
function withoutTextCasts(node: Node, context: ExpressionContext): Node {
  if (!('TypeCast' in node) || node.TypeCast.arg === undefined) return node;
  const { type } = resolveType(readTypeName(node.TypeCast.typeName, context.defaultSchema), context.findType);
  return type.kind === 'text' && type.dimensions === 0 ? withoutTextCasts(node.TypeCast.arg, context) : node;
}

function printConstant(arg: Node, type: ColumnType, context: ExpressionContext): Printed | undefined {
  if (!('A_Const' in arg) || arg.A_Const.isnull === true) return undefined;
  const text = constantText(arg.A_Const) ?? '';
  if (isNumberKind(type.kind)) {
    if (arg.A_Const.sval !== undefined && !numberText.test(text)) return undefined;
    return number(text);
  }
  if (type.kind === 'interval' && arg.A_Const.sval !== undefined)
    return castOf(quoteLiteral(intervalText(text), 'postgres'), type);
  if (type.kind === 'boolean')
    return /^(?:t|true|f|false)$/.test(text) ? atom(text.startsWith('t') ? 'true' : 'false') : undefined;
  if (arg.A_Const.sval === undefined) return undefined;
  if (type.name === 'regclass') return atom(relationText(text, context.defaultSchema));
  // The configuration of a text search is read from the text that names it.
  if (type.name === 'regconfig') return atom(quoteLiteral(withoutSchema(text, 'pg_catalog'), 'postgres'));
  // Read as a text first, these are not fixed when the table is made.
  if (/^(?:now|today|tomorrow|yesterday)$/i.test(text)) return undefined;
  if (['text', 'varchar', 'char', 'citext'].includes(type.name)) return atom(quoteLiteral(text, 'postgres'));
  return type.kind === 'enum' ? atom(quoteLiteral(text, 'postgres')) : undefined;
}

/** A number; a negative one binds as its sign does. */
export function number(text: string): Printed {
  const plain = text.replace(/^\+/, '');
  return { sql: plain, level: plain.startsWith('-') ? level.unary : level.atom };
}

function withoutSchema(name: string, schema: string): string {
  for (const prefix of [`${schema}.`, `"${schema.replaceAll('"', '""')}".`])
    if (name.startsWith(prefix)) return name.slice(prefix.length);
  return name;
}
