import type { Node } from 'libpg-query';
import type { DraftExpression, Place } from './draft.ts';

/** An expression with the statement that holds it. */
export function writtenExpression(node: Node, place: Place): DraftExpression;
/** The same where there may be none. */
export function writtenExpression(node: Node | undefined, place: Place): DraftExpression | undefined;
export function writtenExpression(node: Node | undefined, { statement }: Place): DraftExpression | undefined {
  return node === undefined ? undefined : { node, statement: statement.text };
}
