import type { IndexElem } from 'libpg-query';
import { namesOf } from './node-parts.ts';

const types =
  'aclitem|array|bit|bool|box|bpchar|bytea|char|cid|circle|citext|cube|date|enum|float4|float8|inet|int2|int4|int8|' +
  'interval|jsonb|ltree|macaddr|macaddr8|money|multirange|name|numeric|oid|oidvector|pg_lsn|poly|point|quad_point|' +
  'range|record|text|tid|time|timestamp|timestamptz|timetz|tsquery|tsvector|uuid|varbit|xid|xid8';
// Those that an index of the type has anyway; those of the extensions behind them.
const usual = new RegExp(
  String.raw`^(?:${types})_(?:minmax_|inclusion_)?ops$|^gi(?:st|n)_(?:${types}|hstore|ltree)_ops$|^gist__(?:int|ltree)_ops$`,
);
// Their names look usual, but other classes are.
const unusual = new Set(['brin inet_minmax_ops', 'gist inet_ops']);

/**
 * The class of operators that a part of an index names, without its schema; undefined where it is the one that the type
 * has anyway, as a server keeps it.
 */
export function operatorClass({ opclass }: IndexElem, method: string): string | undefined {
  const name = namesOf(opclass).at(-1);
  if (name === undefined || (method === 'ivfflat' && name === 'vector_l2_ops')) return undefined;
  return usual.test(name) && !unusual.has(`${method} ${name}`) ? undefined : name;
}
