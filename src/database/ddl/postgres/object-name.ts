import type { Node } from 'libpg-query';
import { namesOf } from './node-parts.ts';

/** The longest name that PostgreSQL keeps, in bytes. */
const longest = 63;
const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/**
 * The name that the server gives to a key, index or check without one: table, columns and kind joined, shortened as it
 * does, and numbered until nobody has it.
 */
export function objectName(
  table: string,
  columns: readonly string[],
  kind: string,
  isTaken: (name: string) => boolean,
): string {
  const addition = joinColumns(columns);
  const join = nameJoiner(table, addition);
  for (let count = 0; ; count += 1) {
    const name = join(count === 0 ? kind : `${kind}${count}`);
    if (!isTaken(name)) return name;
  }
}

function joinColumns(columns: readonly string[]): string {
  let joined = '';
  for (const column of columns) {
    joined += joined === '' ? column : `_${column}`;
    if (encoder.encode(joined).length > longest) break;
  }
  return joined;
}

function nameJoiner(table: string, addition: string): (kind: string) => string {
  const first = encoder.encode(table);
  const second = encoder.encode(addition);
  const front = addition === '' ? table : `${table}_${addition}`;
  return (kind) => {
    const room = longest - kind.length - 1 - (addition === '' ? 0 : 1);
    let [left, right] = [first.length, second.length];
    if (left + right <= room) return `${front}_${kind}`;
    while (left + right > room) {
      if (left > right) left -= 1;
      else right -= 1;
    }
    return [clip(first, left), ...(addition === '' ? [] : [clip(second, right)]), kind].join('_');
  };
}

/** Never in the middle of a character. */
function clip(bytes: Uint8Array, length: number): string {
  let end = length;
  while (end > 0 && ((bytes[end] ?? 0) & 0xc0) === 0x80) end -= 1;
  return decoder.decode(bytes.subarray(0, end));
}

/** The names by which the parts of an index go into its own name, no two the same. */
export function indexPartNames(parts: readonly { readonly name?: string; readonly expr?: Node }[]): string[] {
  const names: string[] = [];
  for (const part of parts) {
    const wanted = part.name ?? expressionName(part.expr) ?? 'expr';
    let name = wanted;
    for (let count = 1; names.includes(name); count += 1) name = `${wanted}${count}`;
    names.push(name);
  }
  return names;
}

/** What the server calls the column of a query that is no column of a table; undefined where it has no word for it. */
export function expressionName(node: Node | undefined): string | undefined {
  if (node === undefined) return undefined;
  if ('ColumnRef' in node) return namesOf(node.ColumnRef.fields).findLast((name) => name !== '');
  if ('FuncCall' in node) return namesOf(node.FuncCall.funcname).at(-1);
  if ('TypeCast' in node)
    return expressionName(node.TypeCast.arg) ?? namesOf(node.TypeCast.typeName?.names).at(-1);
  if ('CollateClause' in node) return expressionName(node.CollateClause.arg);
  if ('A_Indirection' in node) {
    const field = namesOf(node.A_Indirection.indirection).findLast((name) => name !== '');
    return field ?? expressionName(node.A_Indirection.arg);
  }
  if ('CaseExpr' in node) return expressionName(node.CaseExpr.defresult) ?? 'case';
  if ('CoalesceExpr' in node) return 'coalesce';
  if ('MinMaxExpr' in node) return node.MinMaxExpr.op === 'IS_LEAST' ? 'least' : 'greatest';
  if ('A_ArrayExpr' in node) return 'array';
  if ('RowExpr' in node) return 'row';
  if ('SQLValueFunction' in node)
    return (node.SQLValueFunction.op ?? 'SVFOP_CURRENT_DATE')
      .replace('SVFOP_', '')
      .replace(/_N$/, '')
      .toLowerCase();
  return 'A_Expr' in node && node.A_Expr.kind === 'AEXPR_NULLIF' ? 'nullif' : undefined;
}
