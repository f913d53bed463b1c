-- Every form that the reader of DDL has to understand as a server does; the tests compare both.
SET NAMES utf8mb4;
create table p (id int primary key, n varchar(10) not null comment 'the n', k int, unique(k));
create table c (id int primary key auto_increment, p_id int not null, q int references p(id) on delete set null, r int, foreign key (p_id) references p(id) on delete cascade, constraint nm foreign key ix (r) references p (k), foreign key iy (r) references p(k), d5 int default (5), s varchar(9) default ('x'), ch char(5) default 'a  ', d6 timestamp default (now()), d7 date default (curdate()));
alter table c add foreign key (id) references p(id), add key zz(p_id, r);
create view v as select p.id, n, k as kk, c.id as cid, c.r from p left join c on c.p_id=p.id;
create or replace view v1 as select * from p where id > 5;
create view v2 as select a.*, count(*) cnt from p a group by a.id;
create view v3 (x, y) as select id, `n` from p order by id;
create view v4 as select id from v1;
create table bt (a text, b varchar(1000), unique(a), unique u2(a(10)), key(b)) ;
create table mem (a int, key(a)) engine=memory;
create table seq (a int, key(a) using hash); 
create table pt (id int, d date, primary key (id, d)) partition by range (year(d)) (partition p0 values less than (2020));
create sequence sq;
create table `vw` (`a``b` int comment 'x''y\n*/ ${z}', `ünï` int, key `i``x` (`a``b`), `constructor` int, `__proto__` varchar(3) default '`', `select` enum('a\\b', 'c''d', 'e"f', '') default '', `a b` int);
create table lk like c;
create table if not exists p (zz int);
create temporary table tmp (a int);
alter table bt add column c1 int first;
alter table bt add column c2 varchar(5) not null default 'x' after a, modify b varchar(20) not null, change c1 `c-1` bigint unsigned, add unique key (c2), add (e1 int, e2 datetime(6) default current_timestamp(6) on update current_timestamp(6));
alter table bt drop column e1, rename column e2 to e3, alter column c2 set default 'y', comment 'the bt';
rename table bt to bt2;
alter table lk rename to lk2;
create unique index uq on seq (a desc);
create index pf on lk2 (s(3), ch);
drop index zz on lk2;
create table g (a int, b int generated always as (a * 2) stored, c int as (a + b) virtual, d varchar(30) as (concat(upper(trim(' x ')), '-', a)) persistent, check (a > 0 and (b < 5 or c is not null)), constraint ck2 check (d like 'a%'), e int check (e between 1 and 10), f json default '[]', h longtext check (json_valid(`h`)), i int default (floor(1.5)), j varchar(40) default uuid(), k point not null, spatial index (k), l text, fulltext index ft (l), m bit(4) default b'0101', n bit(1) default 0);
CREATE TABLE `d` (`a` decimal(20,4) unsigned zerofill, b decimal, c numeric(5), d float unsigned, e double precision default 1.25, f year(4) default '1999', g time(3) default '10:11:12.5', h set('a','b') default 'b,a', i tinyint unsigned zerofill, j int(5) zerofill default '12', k smallint(6) default -0, l mediumint default 1e2, m bigint default 9223372036854775807, n bigint unsigned default 18446744073709551615, o datetime default '2020-01-02 3:4:5', p timestamp(6) null default '2020-01-02 03:04:05', q varchar(10) default "dq ""x""", r char, s binary, t varbinary(3) default 'ab', u nchar(3), v national varchar(5), w character varying(7), x character(2), y bool default false, z integer) COMMENT='it''s';
create table if not exists ai (id mediumint unsigned auto_increment, n int, key (id), primary key (n));
create table uk (a int unique key, b int unique comment 'b', c int key);
create table cs (a varchar(10), b char(5) , c text, d enum('x')) default charset=latin1;
create table cb (a varchar(10), b char(5) , c text, d enum('x'), e longtext) charset binary;
create table dd (a int not null default '5', b varchar(5) not null default '', c varchar(5) default null, d datetime default null, e timestamp not null default current_timestamp on update current_timestamp, f timestamp default now(), g int null default 0, h date default '0000-00-00');
create table fk2 (a int, b int, c int, key (a,b), foreign key (a) references p(id), foreign key (b) references p (id), foreign key (c) references p(id), key kc (c));
create table fk3 (x int, constraint fkx foreign key (x) references p (id) on update cascade on delete restrict);
alter table fk3 drop foreign key fkx;
alter table fk3 add constraint foreign key (x) references p (id);
alter table dd add index (a);
alter table dd add primary key (a), add constraint uu unique (b), add check (a < 100);
/*!50001 create table `vv` (`a` tinyint not null, `b` tinyint not null) */;
/*!50001 drop table if exists `vv`*/;
/*!50001 create algorithm=undefined */
/*!50013 definer=`root`@`localhost` sql security definer */
/*!50001 view `vv` as select `p`.`id` AS `id`,`c`.`r` AS `r` from (`p` join `c` on((`c`.`p_id` = `p`.`id`))) where (`p`.`k` > 1) */;
drop table if exists cs, nope;
create table iv (a int invisible, b int default 1 invisible, c int);
create view viv as select * from iv;
create table long_en (s enum('a',
 'b' , 'c') character set utf8mb4 collate utf8mb4_bin not null default 'a' comment 'c', t set('1','2') collate utf8mb4_bin);
create table expr (a int default (1), b int default (1+1), c varchar(30) default (concat('a', 'b')), d int default (-5), e datetime default (current_timestamp), f datetime default (now() + interval 1 day), g int default (abs(-3)), h int check (h <> 3 and h != 4 && h < 5), i int check (i not in (1, 2)), j int check (j in (1, 2, 3) xor j is null), k varchar(9) check (k regexp '^a' or k like '%b\%'), l int check (case when l > 1 then 1 else 0 end = 1), check (cast(l as signed) <> 2), check (l % 2 = 0), check (coalesce(l,1) <=> 1), check (length(k) > 1 and char_length(k) < 5 and substring(k,1,2) = 'ab'));
create table zeros (a bit(1) not null default '\0', b timestamp not null default 0, c date default 0, d time default 0, e bit(4) default 5, f year default 0, g datetime(2) default '0000-00-00 00:00:00');
create table lc (a varchar(1000) character set latin1, b varchar(1000), c text(100) collate latin1_bin, key (a), key (b)) collate utf8mb3_general_ci;
create table mi (a varchar(500), key (a)) engine=MyISAM default charset=utf8mb4;
create table mu (a varchar(251), b varchar(250), c varchar(500), d varchar(200), e varchar(200), f int, unique (a), unique b (b), unique (c(250)), unique (c, f), unique de (d, e), unique df (d, f)) engine=MyISAM default charset=utf8mb4;
create table lu (a varchar(800), b varchar(700), c text, unique (a), unique (b), unique (c(760)), unique (c)) default charset=utf8mb4;
create table moments (a datetime(3) default current_timestamp, b datetime(3) default now(2), c timestamp(6) default now() on update now(), d datetime default now(3), e date default now(), f datetime(3) default (now()), g varchar(30) default now());
DELIMITER //
set @x = ''; create table after_set (a int); drop table if exists nope;
create procedure both_of_them() begin create table in_body (a int); select 1; end;
//
create table after_routine (a int); //
DELIMITER ;
--> statement-breakpoint
create table after_dashes (a int);
---
create table old (id int(11) unsigned not null auto_increment, name varchar(50) not null default '', amount float(10,2) default '0', rate double(16,4) not null default '0.5', kind enum('Y','N') character set latin1 collate latin1_bin default 'N', primary key (id), unique index name (name asc) using btree comment 'x', index idx_amount using btree (amount desc)) engine=innodb auto_increment=10 default charset=utf8 row_format=dynamic comment='old; style';
