import type { Dialect } from '../dialect.ts';
import type { ColumnDefault, ColumnSchema } from '../schema.ts';

const now =
  /^\(?(?:current_timestamp|now|localtimestamp|transaction_timestamp|statement_timestamp|sysdate|getdate|strftime)\b/i;
const today = /^\(?(?:current_date|curdate|date\(|'now'::text\)?::date)/i;
const uuid = /^\(?(?:public\.)?(?:gen_random_uuid|uuid|uuid_generate_v4)\(\)\)?$/i;

// In the very form in which the platform writes times, so that texts sort as times do.
const sqliteNow = "strftime('%Y-%m-%dT%H:%M:%fZ', 'now')";
const sqliteUuid =
  "lower(hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4' || substr(hex(randomblob(2)), 2) || '-' || " +
  "substr('89ab', 1 + (abs(random()) % 4), 1) || substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6)))";

const expressions: Readonly<Record<'now' | 'today' | 'uuid', Readonly<Record<Dialect, string>>>> = {
  now: { mysql: 'CURRENT_TIMESTAMP', postgres: 'CURRENT_TIMESTAMP', sqlite: sqliteNow },
  today: { mysql: 'curdate()', postgres: 'CURRENT_DATE', sqlite: 'CURRENT_DATE' },
  uuid: { mysql: 'uuid()', postgres: 'gen_random_uuid()', sqlite: sqliteUuid },
};

/** A default in another dialect; undefined where it has no certain counterpart there. `type` is that of the new dialect. */
export function translateDefault(
  { type, default: given }: ColumnSchema & { readonly default: ColumnDefault },
  to: Dialect,
): ColumnDefault | undefined {
  if (given.kind === 'literal') return translateLiteral(type.kind === 'boolean', given, to);
  const text = given.value.trim();
  if (now.test(text) && type.kind === 'datetime') {
    const digits = type.precision ?? 6;
    const value = to === 'mysql' && digits > 0 ? `CURRENT_TIMESTAMP(${digits})` : expressions.now[to];
    return { kind: 'expression', value };
  }
  if ((now.test(text) || today.test(text)) && type.kind === 'date')
    return { kind: 'expression', value: expressions.today[to] };
  if (uuid.test(text)) return { kind: 'expression', value: expressions.uuid[to] };
  return undefined;
}

function translateLiteral(isBoolean: boolean, given: ColumnDefault, to: Dialect): ColumnDefault {
  if (!isBoolean) return given;
  const isTrue = /^(?:b?'?1'?|t|true|on|yes)$/i.test(given.value);
  if (to === 'postgres') return { kind: 'literal', value: String(isTrue) };
  return { kind: 'literal', value: isTrue ? '1' : '0' };
}
