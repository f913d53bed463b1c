-- Tables with every feature that models have to know of. Loaded into a server and read as DDL; both must agree.
create schema auth;
create type mood as enum ('ok', 'it''s', 'back\slash', '');
create type auth.level as enum ('lo', 'hi');
create domain email as varchar(40) not null default 'x@y' check (value ~ '@');
create domain contact as email;
create domain numbers as int[];
create type pair as (a int, b text);
create type span as range (subtype = date);

create table auth.users (id bigserial primary key, lvl auth.level default 'lo', m mood);
comment on table auth.users is 'it''s */ users ${x} `y`';
comment on column auth.users.id is E'line one\nline two */';

create table "We""ird`$ {x}" (
  "a b" int primary key, "constructor" text default E'a\\b''c', "__proto__" text, "ümläut 🎉" int unique,
  "select" int check ("select" > 0), "Camel" text, "a_name_that_is_longer_than_sixty_three_bytes_is_cut_off_by_the_server_itself" int unique
);
comment on column "We""ird`$ {x}"."__proto__" is 'not an object';

create table things (
  id int generated always as identity, tenant int not null, slug varchar(40) not null default '',
  m mood default 'ok', ms mood[] default '{}', e email, e2 contact, es email[], ns numbers, p pair, s span,
  price numeric(10,2) not null default 0.00, n numeric, n2 numeric(5), f4 real default 1.5, f8 double precision,
  b bool default 't', sm smallint default '-1'::int, big bigint default -5, flag boolean not null default false,
  ts timestamp default now(), tz timestamptz(3) default current_timestamp, d date default '2020-01-01',
  t time(2), tt timetz, iv interval day to second(3) default '1 day', iv2 interval, iv3 interval(2),
  j jsonb default '{"b":1,"a":[1,2]}', jn jsonb default '{"b":0.5,"aa":-12.25, "a":[1,2]}', js json default '[]', u uuid default gen_random_uuid(), by bytea, ip inet,
  c char(3) default 'a', c0 char, c1 "char", bb bit(3) default B'101', vb varbit(5), x xml, ts_v tsvector, pt point,
  bo box, mo money, o oid, r int4range, arr int[][], tags text[] not null default array[]::text[],
  total numeric generated always as (price * 2) stored,
  lower_slug text generated always as (lower(slug) || '-' || tenant) stored,
  nul varchar(5) default null, nn int references auth.users (id) on delete cascade on update set null,
  k timestamp default (now() at time zone 'utc'), k2 timestamp default 'now'::text::timestamp,
  k4 text default current_user, k5 text[] default array['a','b']::text[], k6 bigint default (1 + 2) * 3,
  k7 timestamp default '2020-01-01', k8 timestamptz default '2020-01-01 10:00', k9 time default '12:30', k10 interval default '2 weeks',
  k11 interval default '14 months 3 days 90 sec', k12 timestamp default now() + interval '10 minutes', k13 interval default '1 hour 30 min',
  primary key (tenant, slug), unique nulls not distinct (price, n), unique (b, sm) include (big),
  check (price > 0 and n is not null), constraint named check (slug in ('a','b') or m in ('ok', '')),
  check (sm between 1 and 5), check (slug like 'a%' or slug not like 'b%'), check (m <> 'ok'),
  check (extract(year from ts) > 2000), check (case when b then sm > 1 else sm < 1 end),
  check (coalesce(slug, 'x') ~* '^[a-z]+$' and char_length(slug) >= 2 and not (big = 5 and sm = 3)),
  check ((big + 1) * 2 > 4 and big - (sm - 1) > 2 and -big < 3),
  check (j ? 'a' and j->>'b' = 'x' and (j->'c'->>'d')::int > 5), check (arr[1] = any (ns)),
  check (slug = any (array['q', 'r'])), check (slug not in ('z') and sm not in (7, 8)),
  check (d > '2020-01-01' and ts < now() - interval '1 day'),
  check (substring(slug from 1 for 2) = 'ab' and trim(slug) <> '' and position('a' in slug) > 0),
  check (flag is true or b is not false or nul is distinct from 'a'), check (greatest(big, 2) > least(big, 3)),
  check (slug collate "C" > 'a'), check (nullif(sm, 0) is null)
);
comment on column things.id is 'the id';
create index on things (lower(slug) desc, (big + 1)) where b and m = 'ok';
create index on things using gin (j);
create index on things (sm desc nulls last, big) include (d);
create unique index part on things (slug) where d is null;
create index things_hash on things using hash (u);

create table child () inherits (things);
create table copy (like things including all, extra int);
create table plain_copy (like things);
create view recent as select id, slug, count(*) over () as n from things;
create materialized view slugs as select tenant, slug from things;
create unique index slugs_key on slugs (tenant, slug);
create view owners as
  select u.*, t.slug as "thing slug", coalesce(t.price, 0) as price, lower(t.slug), t.sm + 1 as next
  from auth.users u left join things t on t.nn = u.id where t.b;

create table parted (id int not null, at date not null, primary key (id, at)) partition by range (at);
create table parted_1 partition of parted for values from ('2020-01-01') to ('2021-01-01');
create table parted_ref (a int, b date, foreign key (a, b) references parted);

create sequence counter;
create table counted (a int default nextval('counter'), b int default nextval('counter'::regclass) + 1, c serial);
create table owned (id int not null);
create sequence owned_id_seq owned by owned.id;
alter table owned alter id set default nextval('owned_id_seq');

create table renumbered (a serial, b bigserial, c serial);
alter table renumbered alter a drop default, alter b set default 5, alter c set default nextval('renumbered_c_seq');
drop sequence renumbered_a_seq;
create table since (a timestamptz default 'epoch', b timestamp default 'Epoch', c date default 'epoch');

create table searched (t text, v varchar(20), j jsonb, i inet, n int, d timestamptz);
create index searched_like on searched (t text_pattern_ops, v varchar_pattern_ops desc);
create index searched_lower on searched (lower(t) text_pattern_ops, n int4_ops);
create index searched_paths on searched using gin (j jsonb_path_ops);
create index searched_json on searched using gin (j jsonb_ops);
create index searched_nets on searched using gist (i pg_catalog.inet_ops);
create index searched_nets_of_old on searched using rtree (i inet_ops);
create sequence counted_of_old_seq;
create table counted_of_old (a bigint default nextval('COUNTED_OF_OLD_SEQ'), b bigint default nextval('Public.Counted_of_old_seq'::regclass));
create index searched_times on searched using brin (d timestamptz_minmax_multi_ops);

create unlogged table scratch (a int);
create temp table gone (a int);
create table dropped (a int);
drop table dropped;

alter table counted add column added varchar(10) not null default 'x' check (added <> ''), add unique (a, b);
alter table counted alter b type bigint, alter b drop default, alter b set not null;
alter table counted rename column added to renamed;
alter table counted rename to counts;
alter table counts add constraint to_users foreign key (a) references auth.users on delete set default;
alter table scratch add primary key (a);
alter table scratch set schema auth;
alter type mood add value 'late' before 'it''s';
create table self (id int primary key, parent int references self, boss int references self (id) on update restrict);

do $$ begin
  create type guarded as enum ('a;b', 'c');
exception when duplicate_object then null;
end $$;
create table guards (id int primary key, g guarded);
do $do$
begin
  if not exists (select 1 from pg_constraint where conname = 'guards_parent') then
    alter table guards add column parent int, add constraint guards_parent foreign key (parent) references guards;
  else
    raise notice 'there';
  end if;
  execute 'select 1';
end $do$;

create type feeling as enum ('sad', 'ok');
create table written (
  id int primary key, title text, body text, data jsonb, tags text[], words text[], numbers int[], lang text,
  tsv tsvector generated always as (setweight(to_tsvector('simple', coalesce(title, '')), 'A') || to_tsvector('english', coalesce(body, ''))) stored,
  moods feeling[] default array['sad', 'ok']::feeling[], others feeling[] default '{sad}',
  iv interval default '1 day 02:00', iv2 interval default '2 weeks 1:02:03', r real default 1e10, n numeric default 1.50e1, small numeric default 12.5e-3,
  check (title similar to 'a|b'), check (title not similar to 'c%'), check (data #>> '{b,0}' = '1'), check (data ?| '{a,b}'), check (tags @> '{a}'), check (tags <> words), check (numbers @> '{1}'), check (to_tsvector(lang::regconfig, body) is not null), check (n < 1e3)
);
create index written_text on written using gin (to_tsvector('english', title || ' ' || coalesce(body, '')));
create sequence renamed_of_old_seq;
create type renamed_mood as enum ('sad', 'ok');
create table changed_later (id int default nextval('public.renamed_of_old_seq'::regclass), s serial, m renamed_mood not null default 'ok'::renamed_mood, n renamed_mood default 'ok', w text default 'ok', a int, b int, c int, email text, check (a > 0 and b > 0), check (c > 0), unique (a, c));
create index changed_later_lower on changed_later (lower(email));
create index changed_later_part on changed_later (a) where b > 1;
create index changed_later_carries on changed_later (c) include (b);
create index changed_later_old on changed_later (c);
alter sequence renamed_of_old_seq rename to "renamed of new";
alter sequence changed_later_s_seq rename to changed_later_other_seq;
alter type renamed_mood rename value 'ok' to 'fine';
alter table changed_later drop column b, drop column email;
do $$ begin
  if exists (select 1) then execute 'alter index changed_later_old rename to changed_later_new'; end if;
  if exists (select 1) then execute $q$alter table changed_later add column added text default 'it''s'$q$; end if;
  execute 'comment on table changed_later is ''it''''s''';
end $$;
create sequence shared_by_two_seq;
create table shares_one (id serial primary key, n int);
create table shares_other (id bigserial primary key, n int);
alter table shares_one alter id set default nextval('shared_by_two_seq');
alter table shares_other alter id set default nextval('public.shared_by_two_seq'::regclass);
