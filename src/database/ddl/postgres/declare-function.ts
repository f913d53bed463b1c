import type { CreateFunctionStmt, DefineStmt } from 'libpg-query';
import type { TypeName } from '../../postgres/type-name.ts';
import { changesTables } from './do-statements.ts';
import type { Draft } from './draft.ts';
import { namesOf } from './node-parts.ts';
import { readType } from './read-column.ts';

/** `CREATE FUNCTION`: what it gives, for views that call it, and whether a call of it changes tables. */
export function declareFunction(statement: CreateFunctionStmt, draft: Draft): void {
  const { returnType, funcname } = statement;
  const name = namesOf(funcname).at(-1) ?? '';
  if (changesTables(bodyOf(statement))) draft.changers.add(name);
  else draft.changers.delete(name);
  if (returnType !== undefined && returnType.setof !== true)
    remember(namesOf(funcname), { ...readType(returnType, draft), arguments: [] }, draft);
}

function bodyOf({ options = [] }: CreateFunctionStmt): string {
  for (const node of options) {
    const arg = 'DefElem' in node && node.DefElem.defname === 'as' ? node.DefElem.arg : undefined;
    const [body] = namesOf(arg !== undefined && 'List' in arg ? arg.List.items : undefined);
    if (body !== undefined) return body;
  }
  return '';
}

/** `CREATE AGGREGATE`: it gives its state, unless another function makes the result of it. */
export function declareAggregate(statement: DefineStmt, draft: Draft): void {
  if (statement.kind !== 'OBJECT_AGGREGATE') return;
  const option = (name: string) => {
    for (const node of statement.definition ?? [])
      if ('DefElem' in node && node.DefElem.defname === name) return node.DefElem.arg;
    return undefined;
  };
  const state = option('stype');
  const final = option('finalfunc');
  if (final !== undefined || state === undefined || !('TypeName' in state)) return;
  remember(namesOf(statement.defnames), readType(state.TypeName, draft), draft);
}

function remember(names: readonly string[], type: TypeName, draft: Draft): void {
  const name = names.at(-1) ?? '';
  const known = draft.functions.get(name);
  const isSame = known === undefined || JSON.stringify(known) === JSON.stringify(type);
  draft.functions.set(name, isSame ? type : null);
}
