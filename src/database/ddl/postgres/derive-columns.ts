import type { ColumnRef, Node, ResTarget, SelectStmt } from 'libpg-query';
import type { TypeName } from '../../postgres/type-name.ts';
import { deriveType } from './derive-type.ts';
import type { Draft } from './draft.ts';
import { findTable } from './draft-names.ts';
import { namesOf, relationName } from './node-parts.ts';
import { expressionName } from './object-name.ts';

/** A column of a query. */
export interface DerivedColumn {
  readonly name: string;
  readonly type: TypeName;
}

/** What a query reads from, by the name that its expressions know it by. */
interface Origin {
  readonly alias: string;
  readonly columns: readonly DerivedColumn[];
}

/** Columns, or the words for what of the query cannot be followed without a server. */
export type Derivation = readonly DerivedColumn[] | { readonly reason: string };

/** The columns of a query, as far as they are plain columns, constants, casts and well-known functions. */
export function deriveColumns(
  query: Node | undefined,
  draft: Draft,
  named: readonly Origin[] = [],
): Derivation {
  if (query === undefined || !('SelectStmt' in query)) return { reason: 'it is no SELECT' };
  return deriveSelect(query.SelectStmt, draft, named);
}

function deriveSelect(select: SelectStmt, draft: Draft, outer: readonly Origin[]): Derivation {
  const named = [...outer];
  for (const node of select.withClause?.ctes ?? []) {
    if (!('CommonTableExpr' in node)) continue;
    const { ctename = '', ctequery, aliascolnames } = node.CommonTableExpr;
    const columns = deriveColumns(ctequery, draft, named);
    if ('reason' in columns) return columns;
    named.unshift({ alias: ctename, columns: renamed(columns, namesOf(aliascolnames)) });
  }
  // The branches of a UNION have the types of the first, or types that the server makes alike.
  if (select.larg !== undefined && select.rarg !== undefined) {
    const left = deriveSelect(select.larg, draft, named);
    const right = deriveSelect(select.rarg, draft, named);
    if ('reason' in left) return left;
    if ('reason' in right) return right;
    const isSame = left.every((column, index) => isSameType(column.type, right[index]?.type));
    return isSame ? left : { reason: 'the branches of its UNION differ in type' };
  }
  if (select.valuesLists !== undefined) return { reason: 'it reads from VALUES' };
  const origins: Origin[] = [];
  for (const node of select.fromClause ?? []) {
    const found = originsOf(node, draft, named);
    if ('reason' in found) return found;
    origins.push(...found);
  }
  return deriveTargets(select.targetList ?? [], origins, draft);
}

function isSameType(left: TypeName, right: TypeName | undefined): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}

function renamed(columns: readonly DerivedColumn[], names: readonly string[]): readonly DerivedColumn[] {
  return columns.map((column, index) => ({ ...column, name: names[index] ?? column.name }));
}

function originsOf(
  node: Node,
  draft: Draft,
  named: readonly Origin[],
): readonly Origin[] | { readonly reason: string } {
  if ('RangeVar' in node) {
    const name = relationName(node.RangeVar);
    const alias = node.RangeVar.alias?.aliasname ?? name.name;
    const cte = name.schema === undefined ? named.find((one) => one.alias === name.name) : undefined;
    const columns = cte?.columns ?? findTable(name, draft)?.columns;
    if (columns === undefined) return { reason: `it reads from "${name.name}", which is not known` };
    return [{ alias, columns: renamed(columns, namesOf(node.RangeVar.alias?.colnames)) }];
  }
  if ('RangeSubselect' in node) {
    const columns = deriveColumns(node.RangeSubselect.subquery, draft, named);
    if ('reason' in columns) return columns;
    const { alias } = node.RangeSubselect;
    return [{ alias: alias?.aliasname ?? '', columns: renamed(columns, namesOf(alias?.colnames)) }];
  }
  if (!('JoinExpr' in node)) return { reason: 'it reads from the result of a function' };
  const { larg, rarg, isNatural, usingClause, alias } = node.JoinExpr;
  if (larg === undefined || rarg === undefined || isNatural === true || alias !== undefined)
    return { reason: 'it has a join of a rare form' };
  const left = originsOf(larg, draft, named);
  if ('reason' in left) return left;
  const right = originsOf(rarg, draft, named);
  if ('reason' in right) return right;
  return [...left, ...(usingClause === undefined ? right : withoutColumns(right, namesOf(usingClause)))];
}

/** With USING a column stands once in the result, and a plain name means that one. */
function withoutColumns(origins: readonly Origin[], names: readonly string[]): readonly Origin[] {
  return origins.map(({ alias, columns }) => ({
    alias,
    columns: columns.filter((column) => !names.includes(column.name)),
  }));
}

function deriveTargets(targets: readonly Node[], origins: readonly Origin[], draft: Draft): Derivation {
  const columns: DerivedColumn[] = [];
  const typeOfColumn = (node: ColumnRef): TypeName | undefined => findColumn(node, origins)?.type;
  for (const target of targets) {
    if (!('ResTarget' in target)) continue;
    const { val } = target.ResTarget;
    const star = val !== undefined && 'ColumnRef' in val ? starOf(val.ColumnRef, origins) : undefined;
    if (star !== undefined) {
      columns.push(...star.map(({ name, type }) => ({ name, type })));
      continue;
    }
    const name = target.ResTarget.name ?? nameOf(target.ResTarget);
    const type = val === undefined ? undefined : deriveType(val, typeOfColumn, draft);
    if (type === undefined) return { reason: `the type of its column "${name}" is decided by the server` };
    columns.push({ name, type });
  }
  return columns;
}

function nameOf({ val }: ResTarget): string {
  return expressionName(val) ?? '?column?';
}

function starOf(
  { fields = [] }: ColumnRef,
  origins: readonly Origin[],
): readonly DerivedColumn[] | undefined {
  const last = fields.at(-1);
  if (last === undefined || !('A_Star' in last)) return undefined;
  const names = namesOf(fields.slice(0, -1));
  return origins
    .filter(({ alias }) => names.length === 0 || alias === names.at(-1))
    .flatMap(({ columns }) => columns);
}

function findColumn({ fields }: ColumnRef, origins: readonly Origin[]): DerivedColumn | undefined {
  const names = namesOf(fields);
  const name = names.at(-1);
  const alias = names.at(-2);
  for (const origin of origins) {
    if (alias !== undefined && origin.alias !== alias) continue;
    const column = origin.columns.find((one) => one.name === name);
    if (column !== undefined) return { name: column.name, type: column.type };
  }
  return undefined;
}
