import type { Node, TypeCast } from 'libpg-query';
import { quoteLiteral } from '../../quote-literal.ts';
import { resolveType } from '../../postgres/column-type.ts';
import type { ColumnType } from '../../schema.ts';
import { constantText, namesOf } from './node-parts.ts';
import { atom, enclose, level, type ExpressionContext, type Print, type Printed } from './printed.ts';
import { readTypeName } from './read-type-name.ts';

const numberText = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;
const numberKinds: ReadonlySet<string> = new Set(['integer', 'int64', 'decimal', 'float']);

/**
 * A cast, unless it is one that says what is clear without it: of a number to a kind of number, of a text to a text or
 * to a type of the database's own, of a text column to text. The server shows those, and hardly anybody writes them.
 */
export function printCast(node: TypeCast, context: ExpressionContext, print: Print): Printed {
  const { type } = resolveType(readTypeName(node.typeName, context.defaultSchema), context.findType);
  const { arg } = node;
  if (type.dimensions === 0 && arg !== undefined) {
    const constant = printConstant(arg, type, context);
    if (constant !== undefined) return constant;
    if (type.kind === 'text' && type.length === null && isTextColumn(arg, context)) return print(arg);
  }
  return { sql: `${enclose(print(arg), level.unary + 1)}::${type.sql}`, level: level.atom - 1 };
}

function printConstant(arg: Node, type: ColumnType, context: ExpressionContext): Printed | undefined {
  if (!('A_Const' in arg) || arg.A_Const.isnull === true) return undefined;
  const text = constantText(arg.A_Const) ?? '';
  if (numberKinds.has(type.kind) && type.name !== 'money') {
    if (arg.A_Const.sval !== undefined && !numberText.test(text)) return undefined;
    return number(text);
  }
  if (type.kind === 'boolean')
    return /^(?:t|true|f|false)$/.test(text) ? atom(text.startsWith('t') ? 'true' : 'false') : undefined;
  if (arg.A_Const.sval === undefined) return undefined;
  if (type.name === 'regclass')
    return atom(quoteLiteral(withoutSchema(text, context.defaultSchema), 'postgres'));
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

function isTextColumn(node: Node, context: ExpressionContext): boolean {
  if ('TypeCast' in node) return node.TypeCast.arg !== undefined && isTextColumn(node.TypeCast.arg, context);
  return 'ColumnRef' in node && context.isText(namesOf(node.ColumnRef.fields).at(-1) ?? '');
}
