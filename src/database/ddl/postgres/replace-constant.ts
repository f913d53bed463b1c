import type { A_Const } from 'libpg-query';
import type { DraftExpression } from './draft.ts';

/** An expression whose texts are other ones; undefined keeps a text. */
export function replaceConstant(
  { node, statement }: DraftExpression,
  replace: (text: string) => string | undefined,
): DraftExpression {
  // A copy of the tree, since other tables may share it.
  const copy = structuredClone(node);
  replaceIn(copy, replace);
  return { node: copy, statement };
}

function replaceIn(node: unknown, replace: (text: string) => string | undefined): void {
  if (typeof node !== 'object' || node === null) return;
  if ('A_Const' in node) {
    const { sval } = node.A_Const as A_Const; // a node of the grammar
    const text = sval?.sval === undefined ? undefined : replace(sval.sval);
    if (sval !== undefined && text !== undefined) sval.sval = text;
  } else for (const value of Object.values(node)) replaceIn(value, replace);
}
