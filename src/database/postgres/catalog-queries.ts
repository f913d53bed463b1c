/**
 * The questions to the catalogue of PostgreSQL 13 or newer. Each answers for the whole database, so their number does
 * not grow with the tables. `$1` is the schema that was asked for, null for all.
 */

/** The server and where the connection stands. */
export const serverQuery = `
select current_setting('server_version_num')::int as version, current_setting('server_version') as label,
  current_user as "user", current_database() as database, coalesce($1, current_schema(), 'public') as schema,
  coalesce(current_schema(), 'public') as own,
  exists(select 1 from pg_catalog.pg_namespace where nspname = coalesce($1, current_schema(), 'public')) as "isThere",
  coalesce((select pg_catalog.has_schema_privilege(oid, 'USAGE') from pg_catalog.pg_namespace
    where nspname = coalesce($1, current_schema(), 'public')), false) as "mayUse",
  array(select nspname::text from pg_catalog.pg_namespace where nspname !~ '^pg_' order by 1) as schemas`;

/** Tables and views; partitions and what extensions brought are left out. */
const relations = `
with relation as materialized (
  select c.oid, c.relname, c.relkind, n.nspname
  from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
  where c.relkind in ('r', 'p', 'v', 'm', 'f') and not c.relispartition and c.relpersistence <> 't'
    and n.nspname <> 'information_schema' and n.nspname !~ '^pg_(catalog$|toast|temp_)'
    and ($1::text is null or n.nspname = $1) and pg_catalog.has_schema_privilege(n.oid, 'USAGE')
    and not exists (select 1 from pg_catalog.pg_depend d
      where d.classid = 'pg_catalog.pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
)`;

/** One row a table or view. */
export const tableQuery = `${relations}
select oid::text as id, nspname as schema, relname as name, relkind::text as kind,
  coalesce(pg_catalog.obj_description(oid, 'pg_class'), '') as comment
from relation`;

/** One row a column, in order. */
export const columnQuery = `${relations}
select r.oid::text as "table", a.attname as name, a.attnum as number, a.attnotnull as "isNotNull",
  a.atttypid::text as type, pg_catalog.format_type(a.atttypid, a.atttypmod) as sql, a.attndims as dimensions,
  a.attidentity::text as identity, a.attgenerated::text as generated,
  pg_catalog.pg_get_expr(d.adbin, d.adrelid) as expression,
  exists (select 1 from pg_catalog.pg_depend o join pg_catalog.pg_class s on s.oid = o.objid and s.relkind = 'S'
      join pg_catalog.pg_depend u on u.refobjid = s.oid and u.classid = 'pg_catalog.pg_attrdef'::regclass
    where o.classid = 'pg_catalog.pg_class'::regclass and o.refobjid = r.oid and o.refobjsubid = a.attnum
      and o.deptype = 'a' and u.objid = d.oid) as "ownsSequence",
  coalesce(pg_catalog.col_description(r.oid, a.attnum), '') as comment
from relation r join pg_catalog.pg_attribute a on a.attrelid = r.oid and a.attnum > 0 and not a.attisdropped
  left join pg_catalog.pg_attrdef d on d.adrelid = r.oid and d.adnum = a.attnum
order by r.oid, a.attnum`;

/** One row an index, its parts in order; columns that it only carries are left out. */
export function indexQuery(version: number): string {
  const areNullsEqual = version >= 150_000 ? 'i.indnullsnotdistinct' : 'false';
  return `${relations}
select r.oid::text as "table", c.relname as name, i.indisunique as "isUnique", i.indisprimary as "isPrimary",
  m.amname as method, ${areNullsEqual} as "areNullsEqual", pg_catalog.pg_get_expr(i.indpred, i.indrelid) as "where",
  array(select coalesce(k.attname::text, '') from generate_series(1, i.indnkeyatts) p
    left join pg_catalog.pg_attribute k on k.attrelid = r.oid and k.attnum = i.indkey[p - 1] and k.attnum > 0
    order by p) as columns,
  array(select case when i.indkey[p - 1] = 0 then pg_catalog.pg_get_indexdef(i.indexrelid, p, false) else '' end
    from generate_series(1, i.indnkeyatts) p order by p) as expressions,
  array(select i.indoption[p - 1] & 1 = 1 from generate_series(1, i.indnkeyatts) p order by p) as descending,
  array(select case when o.opcdefault then '' else o.opcname::text end from generate_series(1, i.indnkeyatts) p
    join pg_catalog.pg_opclass o on o.oid = i.indclass[p - 1] order by p) as "operatorClasses",
  array(select p.oprname::text from pg_catalog.pg_constraint x
    cross join unnest(x.conexclop) with ordinality e(operator, place)
    join pg_catalog.pg_operator p on p.oid = e.operator
    where x.conindid = i.indexrelid and x.contype = 'x' order by e.place) as exclusions
from relation r join pg_catalog.pg_index i on i.indrelid = r.oid
  join pg_catalog.pg_class c on c.oid = i.indexrelid join pg_catalog.pg_am m on m.oid = c.relam
where i.indislive and (i.indisvalid or r.relkind = 'p')`;
}

/** One row a foreign key or check. */
export const constraintQuery = `${relations}
select r.oid::text as "table", o.conname as name, o.contype::text as kind,
  pg_catalog.pg_get_expr(o.conbin, o.conrelid) as expression,
  array(select a.attname::text from unnest(o.conkey) with ordinality k(number, place)
    join pg_catalog.pg_attribute a on a.attrelid = o.conrelid and a.attnum = k.number order by place) as columns,
  n.nspname as "parentSchema", c.relname as "parentTable",
  array(select a.attname::text from unnest(o.confkey) with ordinality k(number, place)
    join pg_catalog.pg_attribute a on a.attrelid = o.confrelid and a.attnum = k.number order by place) as "parentColumns",
  o.confdeltype::text as "onDelete", o.confupdtype::text as "onUpdate"
from relation r join pg_catalog.pg_constraint o on o.conrelid = r.oid
  left join pg_catalog.pg_class c on c.oid = o.confrelid left join pg_catalog.pg_namespace n on n.oid = c.relnamespace
where o.contype in ('f', 'c') and o.conparentid = 0`;

/** One row a type, with the words of enums. Row types of tables are left out. */
export const typeQuery = `
select t.oid::text as id, t.typname as name, n.nspname as schema, t.typtype::text as kind, t.typelem::text as element,
  t.typcategory = 'A' and t.typelem <> 0 and t.typstorage <> 'p' as "isArray",
  t.typbasetype::text as base, pg_catalog.format_type(t.typbasetype, t.typtypmod) as sql, t.typndims as dimensions,
  t.typnotnull as "isNotNull", t.typdefault as "default",
  exists (select 1 from pg_catalog.pg_depend d
    where d.classid = 'pg_catalog.pg_type'::regclass and d.objid = t.oid and d.deptype = 'e') as "isOfExtension",
  array(select e.enumlabel::text from pg_catalog.pg_enum e where e.enumtypid = t.oid order by e.enumsortorder) as words
from pg_catalog.pg_type t join pg_catalog.pg_namespace n on n.oid = t.typnamespace
  left join pg_catalog.pg_class c on c.oid = t.typrelid
where c.oid is null or c.relkind = 'c'`;
