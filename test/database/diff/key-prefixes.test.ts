import { expect, it } from 'vitest';
import { MigrationLab } from '../../support/database/migration-lab.ts';
import { testDatabase } from '../../support/servers/test-database.ts';

const before =
  'create table tokens (token text not null, owner varchar(40) not null, primary key (token(20)));';
const after = `
create table tokens (token text not null, owner varchar(40) not null, primary key (owner, token(30)));
create table notes (tag varchar(1024) not null, text text, primary key (tag(100)));`;

it('primary keys that hold the beginning of a text are made, changed and taken back', async ({ skip }) => {
  const url = await testDatabase('mysql');
  if (url === undefined) return skip('There is no MySQL on this machine.');
  const lab = new MigrationLab('mysql', url);
  lab.file('schema.sql', before);
  expect(await lab.run('diff', 'first')).toMatchObject({ exit: 0 });
  expect(await lab.run('up')).toMatchObject({ exit: 0 });
  expect(await lab.run('diff', '--check')).toMatchObject({ exit: 0 });
  expect(await keys(lab)).toEqual(['tokens token 20']);
  await lab.query("insert into tokens values ('abc', 'me')");
  lab.file('schema.sql', after);
  expect(await lab.run('diff', 'second')).toMatchObject({ exit: 0 });
  expect(await lab.run('up')).toMatchObject({ exit: 0 });
  expect(await lab.run('diff', '--check')).toMatchObject({ exit: 0 });
  expect(await keys(lab)).toEqual(['notes tag 100', 'tokens owner', 'tokens token 30']);
  expect(await lab.run('down', '--allow-destructive')).toMatchObject({ exit: 0 });
  expect(await keys(lab)).toEqual(['tokens token 20']);
});

async function keys(lab: MigrationLab): Promise<string[]> {
  const rows = await lab.query(
    `select concat_ws(' ', table_name, column_name, sub_part) as shown from information_schema.statistics
     where table_schema = database() and index_name = 'PRIMARY' and table_name not like 'apigen%'
     order by table_name, seq_in_index`,
  );
  return rows.map(({ shown }) => String(shown));
}
