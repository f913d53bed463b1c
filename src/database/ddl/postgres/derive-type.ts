import type { A_Expr, ColumnRef, FuncCall, Node } from 'libpg-query';
import type { TypeName } from '../../postgres/type-name.ts';
import type { Draft } from './draft.ts';
import { namesOf } from './node-parts.ts';
import { readType } from './read-column.ts';

/** The type of a column that an expression names; undefined for one that is not known. */
type TypeOfColumn = (column: ColumnRef) => TypeName | undefined;

function plain(name: string, dimensions = 0): TypeName {
  return { schema: null, name, arguments: [], fields: '', dimensions };
}

/** Functions whose type does not depend on what they are given. */
const fixed: ReadonlyMap<string, string> = new Map(
  Object.entries({
    count: 'int8',
    row_number: 'int8',
    rank: 'int8',
    dense_rank: 'int8',
    now: 'timestamptz',
    lower: 'text',
    upper: 'text',
    concat: 'text',
    concat_ws: 'text',
    initcap: 'text',
    trim: 'text',
    btrim: 'text',
    ltrim: 'text',
    rtrim: 'text',
    replace: 'text',
    left: 'text',
    right: 'text',
    substr: 'text',
    substring: 'text',
    to_char: 'text',
    md5: 'text',
    string_agg: 'text',
    format: 'text',
    split_part: 'text',
    length: 'int4',
    char_length: 'int4',
    array_length: 'int4',
    cardinality: 'int4',
    bool_and: 'bool',
    bool_or: 'bool',
    gen_random_uuid: 'uuid',
    json_agg: 'json',
    jsonb_agg: 'jsonb',
    json_build_object: 'json',
    jsonb_build_object: 'jsonb',
    row_to_json: 'json',
    to_json: 'json',
    to_jsonb: 'jsonb',
    extract: 'numeric',
    date_part: 'float8',
  }),
);

const sums: ReadonlyMap<string, string> = new Map(
  Object.entries({
    int2: 'int8',
    int4: 'int8',
    int8: 'numeric',
    numeric: 'numeric',
    float4: 'float4',
    float8: 'float8',
    money: 'money',
    interval: 'interval',
  }),
);

const averages: ReadonlyMap<string, string> = new Map([
  ...sums,
  ...Object.entries({
    int2: 'numeric',
    int4: 'numeric',
    float4: 'float8',
  }),
]);

const comparisons: ReadonlySet<string> = new Set([
  '=',
  '<>',
  '<',
  '>',
  '<=',
  '>=',
  '~~',
  '!~~',
  '~',
  '~*',
  '@>',
  '<@',
]);
const texts: ReadonlySet<string> = new Set(['text', 'varchar', 'bpchar']);

/** The type of an expression, where it follows from what is written; undefined where only the server knows. */
export function deriveType(node: Node, typeOfColumn: TypeOfColumn, draft: Draft): TypeName | undefined {
  if ('ColumnRef' in node) return typeOfColumn(node.ColumnRef);
  if ('TypeCast' in node) return readType(node.TypeCast.typeName, draft);
  const derive = (part: Node | undefined): TypeName | undefined =>
    part === undefined ? undefined : deriveType(part, typeOfColumn, draft);
  if ('FuncCall' in node) return deriveCall(node.FuncCall, derive, draft);
  if ('A_Const' in node) {
    if (node.A_Const.ival !== undefined) return plain('int4');
    if (node.A_Const.boolval !== undefined) return plain('bool');
    if (node.A_Const.fval !== undefined) return plain('numeric');
    return node.A_Const.sval === undefined ? undefined : plain('text');
  }
  if ('BoolExpr' in node || 'NullTest' in node || 'BooleanTest' in node) return plain('bool');
  if ('A_Expr' in node) return deriveOperator(node.A_Expr, derive);
  if ('CoalesceExpr' in node) return common(node.CoalesceExpr.args ?? [], derive);
  if ('CaseExpr' in node) {
    const results = (node.CaseExpr.args ?? []).flatMap((part) =>
      'CaseWhen' in part && part.CaseWhen.result !== undefined ? [part.CaseWhen.result] : [],
    );
    const otherwise = node.CaseExpr.defresult;
    return common(otherwise === undefined ? results : [...results, otherwise], derive);
  }
  if ('SubLink' in node && node.SubLink.subLinkType === 'EXISTS_SUBLINK') return plain('bool');
  return undefined;
}

type Derive = (part: Node | undefined) => TypeName | undefined;

function deriveCall(
  { funcname, args = [] }: FuncCall,
  derive: Derive,
  { functions }: Draft,
): TypeName | undefined {
  const name = namesOf(funcname).at(-1) ?? '';
  if (functions.has(name)) return functions.get(name) ?? undefined;
  const known = fixed.get(name);
  if (known !== undefined) return plain(known);
  const [first] = args;
  const type = derive(first);
  if (type === undefined) return undefined;
  // What a function gives has no length of its own.
  if (name === 'min' || name === 'max')
    return plain(type.name === 'varchar' ? 'text' : type.name, type.dimensions);
  if (type.dimensions > 0) return undefined;
  const results = name === 'sum' ? sums : name === 'avg' ? averages : undefined;
  const result = results?.get(type.name);
  if (result !== undefined) return plain(result);
  if (name === 'date_trunc') return derive(args[1]);
  return name === 'array_agg' ? { ...type, arguments: [], dimensions: 1 } : undefined;
}

function deriveOperator(node: A_Expr, derive: Derive): TypeName | undefined {
  const operator = namesOf(node.name).at(-1) ?? '';
  if (node.kind !== 'AEXPR_OP') return node.kind === 'AEXPR_NULLIF' ? derive(node.lexpr) : plain('bool');
  if (comparisons.has(operator)) return plain('bool');
  if (operator === '->>' || operator === '#>>') return plain('text');
  const left = derive(node.lexpr);
  const right = derive(node.rexpr);
  if (operator === '||' && (texts.has(left?.name ?? '') || texts.has(right?.name ?? '')))
    return plain('text');
  if (left === undefined || right === undefined || left.dimensions + right.dimensions > 0) return undefined;
  if (operator === '->' || operator === '#>') return plain(left.name);
  if (!['+', '-', '*', '/', '%'].includes(operator)) return undefined;
  return widest([left, right]);
}

/** The one type of several expressions; a constant text and NULL take that of the others. */
function common(parts: readonly Node[], derive: Derive): TypeName | undefined {
  const typed = parts.filter(
    (part) => !('A_Const' in part) || (part.A_Const.sval === undefined && part.A_Const.isnull !== true),
  );
  if (typed.length === 0) return plain('text');
  const types = typed.map(derive);
  const [first] = types;
  if (first === undefined) return undefined;
  const isAlike = types.every((type) => JSON.stringify(type) === JSON.stringify(first));
  if (isAlike && typed.length === parts.length) return first;
  const isSame = types.every((type) => type?.name === first.name && type.dimensions === first.dimensions);
  return isSame ? { ...first, arguments: [] } : widest(types);
}

/** Kinds of whole and exact numbers, each of which takes all values of those before it. */
const numbers = ['int2', 'int4', 'int8', 'numeric'];

function widest(types: readonly (TypeName | undefined)[]): TypeName | undefined {
  const ranks = types.map((type) => (type?.dimensions === 0 ? numbers.indexOf(type.name) : -1));
  const name = Math.min(...ranks) < 0 ? undefined : numbers[Math.max(...ranks)];
  return name === undefined ? undefined : plain(name);
}
