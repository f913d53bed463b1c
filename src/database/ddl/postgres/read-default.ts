import type { Node } from 'libpg-query';
import type { ColumnDefault, ColumnType } from '../../schema.ts';
import { literalText } from './literal-text.ts';
import { constantText } from './node-parts.ts';
import { printExpression } from './print-expression.ts';
import type { ExpressionContext } from './printed.ts';

/** Words that mean the time at which they are read, although they look like constants. */
const clockWord = /^(?:now|today|tomorrow|yesterday)$/i;

/**
 * What stands behind DEFAULT: a constant, whatever casts are around it, or an expression. Null where it says NULL, which
 * is what a column without a default has too. `text` is what is shown of an expression of a rare form.
 */
export function readDefault(
  node: Node,
  type: ColumnType,
  context: ExpressionContext,
  text: string,
): ColumnDefault | null {
  const constant = findConstant(node);
  if (constant === null) return null;
  if (constant !== undefined && !(clockWord.test(constant) && isCastTwice(node)))
    return { kind: 'literal', value: literalText(constant, type) };
  return { kind: 'expression', value: printExpression(node, context) ?? text };
}

/** The constant below casts; null for NULL, undefined where there is none. */
function findConstant(node: Node | undefined): string | null | undefined {
  if (node === undefined) return undefined;
  if ('TypeCast' in node) return findConstant(node.TypeCast.arg);
  if ('CollateClause' in node) return findConstant(node.CollateClause.arg);
  return 'A_Const' in node && node.A_Const.bsval === undefined ? constantText(node.A_Const) : bitText(node);
}

function bitText(node: Node): string | undefined {
  if (!('A_Const' in node)) return undefined;
  const text = constantText(node.A_Const) ?? '';
  return text.startsWith('b') ? text.slice(1) : undefined;
}

function isCastTwice(node: Node): boolean {
  return 'TypeCast' in node && node.TypeCast.arg !== undefined && 'TypeCast' in node.TypeCast.arg;
}
