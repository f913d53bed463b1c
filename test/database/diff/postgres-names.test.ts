import { expect, it } from 'vitest';
import { MigrationLab } from '../../support/database/migration-lab.ts';
import { testDatabase } from '../../support/servers/test-database.ts';

const steps = {
  first: `create table b (id serial primary key, n serial, x int); create index i on b (x);
    create table gone (x int); create index j on gone (x);`,
  moved: `create sequence words; create sequence b_n_seq;
    create table a (id text primary key default 'a' || lpad(nextval('words')::text, 3, '0'), x int,
      since timestamptz default 'now', until timestamptz default '2010-05-05 00:00:00+08');
    create index i on a (x); create index j on a (x, id);
    create table b (id int primary key, n int not null default nextval('b_n_seq'), x int);`,
};

it('names of indexes and sequences go from one table to another, and numbers from one kind to another', async ({
  skip,
}) => {
  const url = await testDatabase('postgres');
  if (url === undefined) return skip('There is no PostgreSQL on this machine.');
  const lab = new MigrationLab('postgres', url);
  for (const [name, text] of Object.entries(steps)) {
    lab.file('schema.sql', text);
    expect(await lab.run('diff', name)).toMatchObject({ exit: 0 });
    expect(await lab.run('up')).toMatchObject({ exit: 0 });
    if (name === 'first') await lab.query('insert into b (x) values (7), (8)');
  }
  expect(await lab.run('diff', 'rest', '--allow-destructive')).toMatchObject({ exit: 0 });
  expect(await lab.run('up')).toMatchObject({ exit: 0 });
  expect((await lab.run('diff', '--check')).text).not.toContain('up.sql');
  await lab.query('insert into b (id, x) values (9, 9)');
  expect(await lab.query('select * from b order by id')).toEqual([
    { id: 1, n: 1, x: 7 },
    { id: 2, n: 2, x: 8 },
    { id: 9, n: 3, x: 9 },
  ]);
  expect(await lab.run('down', '--allow-destructive')).toMatchObject({ exit: 0 });
  expect(await lab.run('down', '--allow-destructive')).toMatchObject({ exit: 0 });
  lab.file('schema.sql', steps.first);
  expect((await lab.run('diff', '--from', 'database', '--check')).text).not.toContain('DROP');
  expect(await lab.query('insert into b (x) values (10) returning id, n')).toEqual([{ id: 10, n: 4 }]);
});
