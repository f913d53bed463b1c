-- Every form that MySQL 8 has and MariaDB has not, or keeps otherwise; the tests compare both where a MySQL runs.
set names utf8mb4;
create table parent (id bigint unsigned not null auto_increment primary key, code char(2) character set ascii collate ascii_bin not null, unique key code (code)) comment='the parent';
create table functional (
  id int primary key, a int, b varchar(20), doc json,
  key lowered ((lower(b))),
  key both_ways ((a + 1) desc, b),
  unique key one ((concat(b, '-', a))),
  key ((abs(a))), key ((a * 2)),
  key quoted ((concat(`b`, 'it''s "x" \\ y'))),
  key in_doc ((cast(doc->>'$.name' as char(40)))),
  key of_array ((cast(doc->'$.ids' as unsigned array))),
  key cased ((case when a > 1 then b else 'x' end)),
  key casted ((cast(doc->>'$.name' as char(40)) collate utf8mb4_bin))
);
create table hidden (id int auto_increment primary key invisible, a int invisible default 3, b int, c int as (a + 1) virtual invisible, key ib (b) invisible, unique key ua (a) /*!80000 INVISIBLE */);
create view of_hidden as select * from hidden;
create table checked (a int, b int, c varchar(9), constraint on_a check (a > 0), constraint off_b check (b < 5) not enforced, constraint texts check (c <> 'it''s' and c not like '%\\%%' and c regexp '^[a-z]+$'), constraint lists check (a in (1, 2, 3) or b is null), constraint calls check (char_length(c) > 1 and coalesce(a, 1) between 1 and 10), constraint dated check (c > date'2020-01-01'), constraint modulo check (a mod 2 = 0 and a div 2 > 0 and not (a <=> b)), constraint xored check ((a > 1) xor (b > 1)), constraint bits_ check ((a & 3) | (b ^ 1) << 2 > ~0), constraint json_ check (json_valid(c)), constraint cs check (c <> _utf8mb4'é' and c <> n'x' and c <> 'x' collate utf8mb4_bin), constraint neg check (a > -1 and -a < 1 and a - -1 > 0), constraint interv check (c > now_ + interval 1 day), now_ datetime, constraint hexed check (c <> x'4a' and a <> 0x10), constraint num check (a <> 1.50 and a <> 1e3));
create table defaults (
  a int default (1 + 1), b varchar(40) default (uuid()), c varchar(40) default (concat('a', 'it''s', "dq")), d json default (json_array()), e json default ('{"a": "b\\"c"}'), f text default ('text'), g blob default ('bytes'), h date default (curdate()), i datetime default (now() + interval 1 day), j datetime(3) default current_timestamp(3) on update current_timestamp(3), k timestamp default now(), l int default (5), m varchar(9) default ('x'), n binary(16) default (uuid_to_bin(uuid())), o point default (point(1, 2)), p decimal(5,2) default (rand() * 10), q varchar(20) default (_utf8mb4'é'), r json default (json_object('k', 1)), s int default -7, t varchar(19) default 'current_timestamp', u varchar(30) default 'uuid()', v char(5) default 'a  ', w varchar(9) default "dq", x varbinary(4) default 0x61ff10, y bit(4) default b'0101', z datetime default '2020-01-02 03:04:05',
  aa float default 1.5, ab double default 1e10, ac enum('a','b') default 'a', ad set('x','y') default 'x,y', ae year default 2001, af time(3) default '10:11:12.5', ag boolean default true, ah varchar(9) default 'it''s', ai varchar(9) default '\\', aj varchar(9) default 'a\nb', ak varchar(9) default '', al int default null, am datetime(6) default current_timestamp(6), an binary(4) default 'ab', ao varbinary(9) default 'it''s', ap varchar(9) default 'null', aq varchar(9) default '0x41', ar varbinary(9) default '0x41', as_ int default (null), at_ timestamp null default null, au varchar(9) default (null), av varchar(40) default (upper('é')), aw bit default 1, ax varchar(30) default (json_unquote('"x"')), ay varchar(9) default (char(65)), az varchar(9) default (if(1 < 2, 'y', 'n')), ba date default (date'2020-01-02'), bb bigint default (unix_timestamp()), bc varchar(9) default (substring('abc', 2, 1)), bd int default (- 5), be decimal(6,3) default (1.5), bf date default '2020-1-2', bg decimal(6,3) default 1.5, bh datetime default (current_timestamp)
);
create table collated (a varchar(9) collate utf8mb4_0900_ai_ci, b varchar(9) collate utf8mb4_0900_bin, c text character set utf8mb4 collate utf8mb4_ja_0900_as_cs, d enum('x', 'y') collate utf8mb4_0900_as_ci, e char(3) character set gb18030, f varchar(5) character set binary, g json) default charset=utf8mb4 collate=utf8mb4_0900_ai_ci;
create table computed (id int primary key, a int, b int generated always as (a * 2) stored not null, c int as (a + b) virtual comment 'sum', d varchar(60) as (concat(upper(trim(' x ')), '-', a, 'it''s', "q")) stored, e json, f varchar(20) as (e->>'$.name') virtual, g varchar(20) as (json_unquote(json_extract(e, '$."a b"'))) stored unique, h int as (e->'$.n') virtual not null, i datetime as (cast(e->>'$.at' as datetime(3))), j varchar(5) as (case when a > 1 then 'big' when a is null then null else 'small' end) virtual, k int as (if(a > b, a, b)) invisible, l bool as (a like 'x%' or a rlike 'y'), m decimal(10,2) as (a / 3), n varchar(10) collate utf8mb4_bin as (upper(d)), o int as (- a), p int as (a mod 3), key (f), key (b));
create table placed (p point not null srid 4326, q geometry srid 0, r linestring, s polygon, t multipoint, u multilinestring, v multipolygon, w geometrycollection, x geomcollection, spatial key sp (p), y point /*!80003 SRID 4326 */);
create table worded (a enum('it''s', 'a,b', 'a"b', 'back\\slash', '', ' x', 'ü', '表', '`', 'new\nline', '(', ')'), b set('it''s', 'a"b', '(x)', 'ü', '''') not null default 'ü', c enum('Y','N') not null default 'N', d enum('1','2') default '2', e enum('a ', 'b') default 'a', f set('a','b','c') default '');
create table directed (a int, b int, c varchar(300), key down (a desc), key mixed (a asc, b desc, c (10) desc), unique key u (b desc), primary key (b desc, a));
create table words_ (`rank` int, `groups` int, `system` int, `window` int, `rows` int, `cube` int, `lateral` int, `of` int, `recursive` int, `row_number` int, `manual` int, `parallel` int, `qualify` int, `tablesample` int);
create table typed (a tinyint(1), b tinyint, c tinyint unsigned, d boolean not null, e int(11), f bigint(20) unsigned, g int(5) zerofill, h float(7,3), i double(8,2), j decimal, k decimal(65,30), l bit, m bit(64), n year(4), o datetime(0), p timestamp(6) null, q time(2), r char, s varchar(0), t binary, u varbinary(9), v tinytext, w text(10), x mediumtext, y longtext, z json, aa tinyblob, ab blob(70000), ac mediumblob, ad longblob, ae serial, af national varchar(5), ag nchar(3), ah real, ai fixed(5,1), aj dec(4), ak numeric(6,2), al double precision, am character varying(9), an long varchar, ao int1, ap int8, aq long, ar float(53), as_ float unsigned, at_ integer unsigned);
create table child (id int primary key, parent_id bigint unsigned not null, code char(2) character set ascii collate ascii_bin, up int, constraint of_parent foreign key (parent_id) references parent (id) on delete cascade on update no action, constraint of_code foreign key (code) references parent (code) on delete set null on update cascade, constraint of_self foreign key (up) references child (id) on delete restrict);
create table child2 (id int primary key, parent_id bigint unsigned, other bigint unsigned, foreign key (parent_id) references parent (id), foreign key (other) references parent (id), key both_ (other, parent_id));
create table parted (id int not null, at datetime not null, primary key (id, at)) partition by range columns (at) (partition p0 values less than ('2020-01-01'), partition p1 values less than maxvalue);
create table hashed (id int primary key, a int, key (a) using hash) partition by key (id) partitions 4;
create table mem (a int, b int, key (a), key kb (b) using btree) engine=memory;
create table my (a varchar(300), b text, fulltext key ft (b), key (a)) engine=myisam default charset=latin1;
create table ngrams (id int primary key, t text, fulltext key ft (t) with parser ngram comment 'n');
create table optioned (id int primary key comment 'it''s', key k (id) comment 'c', c int column_format fixed storage disk) engine=innodb auto_increment=7 row_format=dynamic stats_persistent=1 encryption='n' comment='opt; ''ion';
create table likened like functional;
create table prefixed (a text, b varchar(500), c blob, key ka (a (20)), unique key ub (b (30)), key kc (c (9) desc), key whole (b));
alter table parent add column later int default 5 after id, add index lx ((later + 1)), alter index code invisible, add constraint later_ok check (later < 100) not enforced;
alter table parent alter check later_ok enforced, alter column later set default (2 * 3);
alter table hidden alter column b set invisible, alter column a set visible;
alter table likened rename index lowered to raised, drop index one, add column z int first, rename to likened2;
create index late on child2 ((parent_id + other), other desc);
create view seen as select p.id, p.code as kk, c.id cid, count(*) as n from parent p left join child c on c.parent_id = p.id group by p.id, p.code, c.id;
create algorithm=merge sql security invoker view seen2 (x, y) as select id, code from parent where id > 5 with cascaded check option;
create view seen3 as with recursive n (i) as (select 1 union all select i + 1 from n where i < 5) select i, row_number() over (order by i) as rn from n;
create view seen4 as select * from child2 natural join (select id, code from parent) x;
create view seen5 as select t.x from json_table('[1,2]', '$[*]' columns (x int path '$')) t;
create view seen6 as select `z` as `a``b`, raised.`a` from likened2 raised;
