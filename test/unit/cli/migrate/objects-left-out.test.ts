import { describe, expect, it } from 'vitest';
import { MigrationLab } from '../../../support/database/migration-lab.ts';
import { runCli } from '../../../support/run-cli.ts';

async function told(dialect: string, from: string, to: string): Promise<string> {
  const sides = ['--from', 'from.sql', '--to', 'to.sql', '--dry-run'];
  const run = await runCli(['migrate', 'diff', 'x', '--dialect', dialect, ...sides], {
    'from.sql': from,
    'to.sql': to,
  });
  expect(run.exit).toBe(0);
  return /No migration is written for (.*): a comparison is one of tables/.exec(run.stderr)?.[1] ?? '';
}

describe('what a migration does not carry', () => {
  it('is told of PostgreSQL', async () => {
    const to = `create table t (id int, at timestamptz, constraint apart exclude using gist (id with =));
      create extension if not exists "pgcrypto";
      create domain public.zip as text check (value ~ 'x');
      create or replace function stamp() returns trigger language plpgsql as $$ begin create view no; end $$;
      create trigger "Stamp" before update on t for each row execute function stamp();
      create materialized view sums as select count(*) as n from t;
      create table p (r text) partition by list (r);
      -- create trigger never
      comment on table t is 'create trigger never';`;
    expect(await told('postgres', 'create table t (id int);', to)).toBe(
      [
        'the domain "zip", the extension "pgcrypto", the function "stamp", ',
        'the partitions of "p", the trigger "Stamp", the view "sums"',
      ].join(''),
    );
  });

  it('is told of PostgreSQL by the name that the server has', async () => {
    const view = (name: string) => `create table t (id int); create view ${name} as select id from t;`;
    expect(await told('postgres', view('late_ones'), view('Late_Ones'))).toBe('');
    expect(await told('postgres', view('late_ones'), view('"Late_Ones"'))).toBe('the view "Late_Ones"');
    expect(await told('postgres', '', view('public.ÄR'))).toBe('the view "Är"');
    expect(await told('postgres', '', view('"a""b"'))).toBe('the view "a"b"');
  });

  it('is told of what a table of PostgreSQL has besides', async () => {
    const to = `create table t (id int primary key, note text default 'deferrable');
      create table kid (n int references t (id) deferrable initially deferred) inherits (t);
      alter table only "T" add constraint f foreign key (id) references t (id) not deferrable;
      create unique index concurrently if not exists notes on t (note collate "C");
      alter table t enable row level security; -- deferrable`;
    expect(await told('postgres', 'create table t (id int);', to)).toBe(
      'the collations of "notes", the deferrable constraints of "kid", the inheritance of "kid", the row level security of "t"',
    );
  });

  it('is told of MySQL, also of a dump', async () => {
    const to = `create table t (id int);
/*!50003 CREATE*/ /*!50017 DEFINER=\`root\`@\`%\`*/ /*!50003 TRIGGER stamp BEFORE UPDATE ON t FOR EACH ROW SET @a = 1 */;
create algorithm=merge definer=\`root\`@\`%\` sql security definer view late as select id from t;`;
    expect(await told('mysql', 'create table t (id int);', to)).toBe('the trigger "stamp", the view "late"');
  });

  it('is told of engines that new tables of MySQL do not get', async () => {
    const made = (name: string, engine: string) =>
      `create table ${name} (engine int, b int) comment 'engine=x' ${engine};`;
    const to = `${made('a', 'engine=InnoDB')} ${made('b', 'ENGINE = MyISAM')} ${made('old', 'engine memory')} ${made('c', '')}`;
    expect(await told('mysql', made('old', ''), to)).toBe('the engine of "b"');
  });

  it('is told of texts of MySQL that are BINARY in a character set that only the server knows', async () => {
    const made = (name: string, column: string, options = '') =>
      `create table ${name} (id int, ${column}, b binary(4), c varchar(9) comment 'char binary')${options};`;
    const to = [
      made('a', 't varchar(50) BINARY NOT NULL'),
      made('b', 't mediumtext binary'),
      made('c', 't varchar(50) BINARY', ' DEFAULT CHARSET=utf8mb4'),
      made('d', 't varchar(50) character set latin1 binary'),
      made('e', 't varchar(50)'),
      made('old', 't char(5) binary'),
    ].join('\n');
    expect(await told('mysql', made('old', 't char(5)'), to)).toBe(
      'the attribute BINARY of "a", the attribute BINARY of "b"',
    );
  });

  it('is told by what stands outside of texts, whatever these hold', async () => {
    const to =
      "create table a (b int comment 'it\\'s ) engine=x') engine=InnoDB; create table c (d int) comment 'it\\'s' engine=MyISAM;";
    expect(await told('mysql', 'create table a (b int);', to)).toBe('the engine of "c"');
  });

  it('is told once: not of what the other side or a migration has', async () => {
    const view = 'CREATE VIEW v AS SELECT 1 AS one;';
    expect(await told('sqlite', view, `${view} CREATE TABLE t (id INTEGER);`)).toBe('');

    const made = new MigrationLab('sqlite');
    const trigger = 'CREATE TRIGGER calm AFTER INSERT ON t BEGIN SELECT 1; END;';
    made.migration('20260101000000_start', 'CREATE TABLE t (id INTEGER);');
    made.file('schema.sql', `CREATE TABLE t (id INTEGER);\n${trigger}`);
    await made.run('up');
    expect((await made.run('diff')).text).toContain('the trigger "calm"');
    made.migration('20260102000000_calm', trigger);
    await made.run('up');
    expect((await made.run('diff')).text).not.toContain('calm');
  });
});
