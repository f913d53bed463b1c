import { expect, it } from 'vitest';
import { MigrationLab } from '../../support/database/migration-lab.ts';
import { testDatabase } from '../../support/servers/test-database.ts';

const before = `create table t (name varchar(20) not null, version int not null, primary key (name));
create table u (id int not null, name varchar(20) not null, primary key (name));`;
const after = `create table t (id bigint not null auto_increment, version int not null, extra int,
  changed datetime(3) not null on update current_timestamp(3), primary key (id), key newest (extra, id));
create table u (id int not null auto_increment, primary key (id));`;

it('a column that MySQL numbers waits for its key, and then numbers the rows', async ({ skip }) => {
  const url = await testDatabase('mysql');
  if (url === undefined) return skip('There is no MySQL on this machine.');
  const lab = new MigrationLab('mysql', url);
  lab.file('schema.sql', before);
  expect(await lab.run('diff', 'first')).toMatchObject({ exit: 0 });
  expect(await lab.run('up')).toMatchObject({ exit: 0 });
  lab.file('schema.sql', after.replace('changed datetime(3) not null', 'changed datetime(3) null'));
  expect(await lab.run('diff', 'safe')).toMatchObject({ exit: 0 });
  expect(lab.read('up.sql').replaceAll(/^--.*$/gm, '')).not.toContain('AUTO_INCREMENT');
  await lab.query("insert into t values ('a', 3), ('b', 4)");
  await lab.query("insert into u values (7, 'x')");
  expect(await lab.run('up')).toMatchObject({ exit: 0 });
  expect(await lab.run('diff', 'rest', '--allow-destructive')).toMatchObject({ exit: 0 });
  expect(await lab.run('up')).toMatchObject({ exit: 0 });
  expect(await lab.run('diff', '--check')).toMatchObject({ exit: 0 });
  expect(await lab.query('select id, version from t order by version')).toEqual([
    { id: 1, version: 3 },
    { id: 2, version: 4 },
  ]);
  await lab.query('insert into u values ()');
  expect(await lab.query('select id from u order by id')).toEqual([{ id: 7 }, { id: 8 }]);
});

it('a time that is set on every update settles without a default', async ({ skip }) => {
  const url = await testDatabase('mysql');
  if (url === undefined) return skip('There is no MySQL on this machine.');
  const lab = new MigrationLab('mysql', url);
  lab.file(
    'schema.sql',
    'create table t (id int primary key, at datetime(3) not null on update current_timestamp(3));',
  );
  expect(await lab.run('diff', 'first')).toMatchObject({ exit: 0 });
  expect(await lab.run('up')).toMatchObject({ exit: 0 });
  expect(await lab.run('diff', '--check')).toMatchObject({ exit: 0 });
});
