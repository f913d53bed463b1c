import { describe, expect, it } from 'vitest';
import { createExpressionReader } from '../../../../../src/database/ddl/postgres/expression-reader.ts';
import { resolveType } from '../../../../../src/database/postgres/column-type.ts';
import type { ColumnType } from '../../../../../src/database/schema.ts';

const reader = await createExpressionReader();

function typeOf(name: string, dimensions = 0): ColumnType {
  const type = { schema: null, name, arguments: [], fields: '', dimensions };
  return resolveType(type, () => undefined).type;
}

const columns: Readonly<Record<string, ColumnType>> = { slug: typeOf('varchar'), made: typeOf('date') };
const context = {
  defaultSchema: 'public',
  findType: ({ name }: { name: string }) =>
    name === 'mood' ? ({ kind: 'enum', values: ['ok'] } as const) : undefined,
  typeOf: (column: string) => columns[column],
};

describe('tidy', () => {
  it.each([
    ["((slug)::text = 'a'::text)", "slug = 'a'"],
    [
      "((slug)::text = ANY ((ARRAY['a'::character varying, 'b'::character varying])::text[]))",
      "slug IN ('a', 'b')",
    ],
    ["((slug)::text <> ALL (ARRAY['a'::text, 'b'::text]))", "slug NOT IN ('a', 'b')"],
    ["slug IN ('a')", "slug = 'a'"],
    ["((slug)::text ~~ 'a%'::text)", "slug LIKE 'a%'"],
    ['((a > (0)::numeric) AND (b IS NOT NULL))', 'a > 0 AND b IS NOT NULL'],
    ['(((a OR b)) AND (NOT (c AND d)))', '(a OR b) AND NOT (c AND d)'],
    ['((a + 1) * 2)', '(a + 1) * 2'],
    ['(a - (b - c))', 'a - (b - c)'],
    ['a BETWEEN 1 AND 2', 'a >= 1 AND a <= 2'],
    ["(made > '2020-01-01'::date)", "made > '2020-01-01'"],
    ["now() + interval '90 min'", "now() + '01:30:00'::interval"],
    ["(now() - '1 day'::interval)", "now() - '1 day'::interval"],
    ["'ok'::mood", "'ok'"],
    ["('now'::text)::timestamp without time zone", "'now'::text::timestamp without time zone"],
    ["nextval('public.ids'::regclass)", "nextval('ids')"],
    ["nextval('other.ids'::regclass)", "nextval('other.ids')"],
    ["nextval('PUBLIC.T_IDS')", "nextval('t_ids')"],
    [`nextval('public."ids"'::regclass)`, "nextval('ids')"],
    [`nextval('"The ids"')`, `nextval('"The ids"')`],
    ["nextval('T_Ids'::regclass)", "nextval('t_ids')"],
    ['public.slugify(pg_catalog.lower(slug))', 'slugify(lower(slug))'],
    ['EXTRACT(year FROM made)', 'EXTRACT(year FROM made)'],
    ['(a)::integer', 'a::integer'],
    ['CASE WHEN a THEN 1 ELSE NULL::integer END', 'CASE WHEN a THEN 1 END'],
    ['"Camel" > "select"', '"Camel" > "select"'],
    ["'it''s \\ '", "E'it''s \\\\ '"],
    ['(SELECT 1)', '(SELECT 1)'],
    ['no ( sql', 'no ( sql'],
  ])('writes %s as %s', (shown, tidy) => {
    expect(reader.tidy(shown, context)).toBe(tidy);
  });
});

describe('readDefault', () => {
  it.each([
    ["'x'::character varying", 'varchar', { kind: 'literal', value: 'x' }],
    ['NULL::character varying', 'varchar', null],
    ["'-1'::integer", 'int4', { kind: 'literal', value: '-1' }],
    ['-1', 'int4', { kind: 'literal', value: '-1' }],
    ["'007'", 'int8', { kind: 'literal', value: '7' }],
    ["'f'", 'bool', { kind: 'literal', value: 'false' }],
    ['9223372036854775807', 'int8', { kind: 'literal', value: '9223372036854775807' }],
    [`'{"b":0.10, "a":1}'::jsonb`, 'jsonb', { kind: 'literal', value: '{"b":0.10, "a":1}' }],
    [
      `'{"b":0.1, "a":12.5,"c":"007"}'::jsonb`,
      'jsonb',
      { kind: 'literal', value: '{"a": 12.5, "b": 0.1, "c": "007"}' },
    ],
    [
      '\'{"b":1, "aa":[1,2], "a":null}\'::jsonb',
      'jsonb',
      { kind: 'literal', value: '{"a": null, "b": 1, "aa": [1, 2]}' },
    ],
    ['B\'101\'::"bit"', 'bit', { kind: 'literal', value: '101' }],
    ["'10 minutes'", 'interval', { kind: 'literal', value: '00:10:00' }],
    ["'2 weeks'::interval", 'interval', { kind: 'literal', value: '14 days' }],
    ["'14 months 1 day 90 secs'", 'interval', { kind: 'literal', value: '1 year 2 mons 1 day 00:01:30' }],
    ["'0 days'", 'interval', { kind: 'literal', value: '00:00:00' }],
    ["'P1Y2M'", 'interval', { kind: 'literal', value: 'P1Y2M' }],
    ["'12:30'", 'time', { kind: 'literal', value: '12:30:00' }],
    ["'2020-01-01'", 'timestamp', { kind: 'literal', value: '2020-01-01 00:00:00' }],
    ["'2020-01-01T10:00Z'", 'timestamptz', { kind: 'literal', value: '2020-01-01 10:00:00+00' }],
    ["'infinity'", 'timestamp', { kind: 'literal', value: 'infinity' }],
    ['CURRENT_TIMESTAMP', 'timestamptz', { kind: 'expression', value: 'CURRENT_TIMESTAMP' }],
    ['now()', 'timestamptz', { kind: 'expression', value: 'now()' }],
    ["timezone('utc'::text, now())", 'timestamp', { kind: 'expression', value: "timezone('utc', now())" }],
  ])('reads %s of a %s', (text, type, expected) => {
    expect(reader.readDefault(text, typeOf(type), context)).toEqual(expected);
  });
});
