import type { Node } from 'libpg-query';
import type { ColumnDefault, ColumnType } from '../../schema.ts';
import { loadPgParser, type PgParser } from './pg-parser.ts';
import { printExpression } from './print-expression.ts';
import type { ExpressionContext } from './printed.ts';
import { readDefault } from './read-default.ts';

/** Reads expressions as a server shows them. */
export interface ExpressionReader {
  /** The expression as one would write it; as it is where that is not known. */
  tidy(text: string, context: ExpressionContext): string;
  /** What the text behind DEFAULT is. */
  readDefault(text: string, type: ColumnType, context: ExpressionContext): ColumnDefault | null;
}

/** Loads the grammar and gives a reader that parses each text once. */
export async function createExpressionReader(): Promise<ExpressionReader> {
  const parser = await loadPgParser();
  const known = new Map<string, Node | undefined>();
  const parse = (text: string): Node | undefined => {
    if (!known.has(text)) known.set(text, parseExpression(text, parser));
    return known.get(text);
  };
  return {
    tidy: (text, context) => {
      const node = parse(text);
      return (node === undefined ? undefined : printExpression(node, context)) ?? text;
    },
    readDefault: (text, type, context) => {
      const node = parse(text);
      return node === undefined
        ? { kind: 'expression', value: text }
        : readDefault(node, type, context, text);
    },
  };
}

function parseExpression(text: string, parser: PgParser): Node | undefined {
  const statements = parser.parse(`SELECT (${text})`);
  if ('reason' in statements) return undefined;
  const [statement] = statements;
  if (statement === undefined || !('SelectStmt' in statement)) return undefined;
  const [target] = statement.SelectStmt.targetList ?? [];
  return target !== undefined && 'ResTarget' in target ? target.ResTarget.val : undefined;
}
