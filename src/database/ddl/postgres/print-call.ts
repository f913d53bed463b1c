import type { FuncCall, Node, SQLValueFunction } from 'libpg-query';
import { quoteIdentifier } from '../../quote-identifier.ts';
import { quoteLiteral } from '../../quote-literal.ts';
import { constantText, namesOf } from './node-parts.ts';
import { atom, Unprintable, type Print, type Printed } from './printed.ts';
import { relationParts } from './sequence-of.ts';

/** Names that the grammar reads as something else than a call with commas. */
const special: ReadonlySet<string> = new Set([
  'position',
  'extract',
  'normalize',
  'overlay',
  'xmlexists',
  'treat',
]);

/** A name as SQL writes it: bare where it can be. */
export function printName(name: string): string {
  return /^[a-z_][a-z0-9_$]*$/.test(name) && !reserved.has(name) ? name : quoteIdentifier(name, 'postgres');
}

const reserved: ReadonlySet<string> = new Set(
  `all analyse analyze and any array as asc asymmetric authorization binary both case cast check collate collation
  column concurrently constraint create cross current_catalog current_date current_role current_schema current_time
  current_timestamp current_user default deferrable desc distinct do else end except false fetch for foreign freeze
  from full grant group having ilike in initially inner intersect into is isnull join lateral leading left like limit
  localtime localtimestamp natural not notnull null offset on only or order outer overlaps placing primary references
  returning right select session_user similar some symmetric system_user table tablesample then to trailing true union
  unique user using variadic verbose when where window with`.split(/\s+/),
);

/** A call of a function, with the prefix of its schema only where it is needed. */
export function printCall(node: FuncCall, defaultSchema: string, print: Print): Printed {
  if (node.over !== undefined || node.agg_filter !== undefined || node.agg_order !== undefined)
    throw new Unprintable();
  const names = namesOf(node.funcname);
  const name = names.at(-1) ?? '';
  const schema = names.at(-2);
  const { args = [] } = node;
  if (name === 'extract' && schema === 'pg_catalog') return printExtract(args, print);
  const isOwn = schema === undefined || schema === 'pg_catalog' || schema === defaultSchema;
  const shown = special.has(name) ? quoteIdentifier(name, 'postgres') : printName(name);
  const list = args.map((argument) =>
    name === 'nextval' ? printSequence(argument, defaultSchema, print) : print(argument).sql,
  );
  if (node.agg_star === true) list.push('*');
  if (node.func_variadic === true) list.push(`VARIADIC ${list.pop() ?? ''}`);
  const distinct = node.agg_distinct === true ? 'DISTINCT ' : '';
  return atom(`${isOwn ? '' : `${printName(schema)}.`}${shown}(${distinct}${list.join(', ')})`);
}

/** The sequence of `nextval`, which is named by a text: without the schema where that is the own one. */
function printSequence(node: Node, defaultSchema: string, print: Print): string {
  if (!('A_Const' in node)) return print(node).sql;
  return relationText(constantText(node.A_Const) ?? '', defaultSchema);
}

/** A text that stands for a relation, as servers show it: without quotes that are not needed and the own schema. */
export function relationText(text: string, defaultSchema: string): string {
  const names = relationParts(text);
  const shown = names[0] === defaultSchema ? names.slice(1) : names;
  return quoteLiteral(shown.map((name) => printName(name)).join('.'), 'postgres');
}

function printExtract([field, source]: readonly Node[], print: Print): Printed {
  if (field === undefined || source === undefined || !('A_Const' in field)) throw new Unprintable();
  return atom(`EXTRACT(${printName(constantText(field.A_Const) ?? '')} FROM ${print(source).sql})`);
}

/** `CURRENT_TIMESTAMP` and its like. */
export function printValueFunction({ op = 'SVFOP_CURRENT_DATE', typmod = -1 }: SQLValueFunction): Printed {
  const name = op.replace('SVFOP_', '').replace(/_N$/, '');
  return atom(typmod >= 0 && op.endsWith('_N') ? `${name}(${typmod})` : name);
}
