import type { Node, SelectStmt, VariableSetStmt } from 'libpg-query';
import { constantText, namesOf } from './node-parts.ts';
import type { Draft } from './draft.ts';

/** `SET search_path`. */
export function setVariable(statement: VariableSetStmt, draft: Draft): void {
  if (statement.name !== 'search_path') return;
  const names = (statement.args ?? []).flatMap((node) => textOf(node) ?? []);
  draft.searchPath = statement.kind === 'VAR_SET_VALUE' ? cleaned(names) : ['public'];
}

/** `SELECT pg_catalog.set_config('search_path', …)`, with which dumps begin. */
export function setByCall({ targetList = [] }: SelectStmt, draft: Draft): void {
  for (const target of targetList) {
    const call = 'ResTarget' in target ? target.ResTarget.val : undefined;
    if (call === undefined || !('FuncCall' in call)) continue;
    const [name, value] = (call.FuncCall.args ?? []).map(textOf);
    if (namesOf(call.FuncCall.funcname).at(-1) !== 'set_config' || name !== 'search_path') continue;
    draft.searchPath = cleaned((value ?? '').split(',').map((part) => part.trim().replace(/^"(.*)"$/, '$1')));
  }
}

function textOf(node: Node): string | undefined {
  return 'A_Const' in node ? (constantText(node.A_Const) ?? undefined) : undefined;
}

/** The schema of the user's name hardly ever exists, and nothing is made in the catalogue. */
function cleaned(names: readonly string[]): readonly string[] {
  const kept = names.filter((name) => name !== '' && name !== '$user' && name !== 'pg_catalog');
  return kept.length === 0 ? ['public'] : kept;
}
