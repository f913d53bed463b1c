import { expect, it } from 'vitest';
import { MigrationLab } from '../../support/database/migration-lab.ts';
import { testDatabase } from '../../support/servers/test-database.ts';

const before = `create table pages (id int primary key, title text not null, body jsonb not null, net inet);
create index pages_title on pages (title);`;
const after = `create table pages (id int primary key, title text not null, body jsonb not null, net inet);
create index pages_title on pages (title text_pattern_ops);
create index pages_body on pages using gin (body jsonb_path_ops);
create index pages_net on pages using gist (net inet_ops);
create index pages_lower on pages (lower(title) text_pattern_ops, id int4_ops);`;

it('indexes by other operators than those of the type are made, changed and told apart', async ({ skip }) => {
  const url = await testDatabase('postgres');
  if (url === undefined) return skip('There is no PostgreSQL on this machine.');
  const lab = new MigrationLab('postgres', url);
  for (const [name, text] of Object.entries({ before, after })) {
    lab.file('schema.sql', text);
    expect(await lab.run('diff', name)).toMatchObject({ exit: 0 });
    expect(await lab.run('up')).toMatchObject({ exit: 0 });
    expect(await lab.run('diff', '--check')).toMatchObject({ exit: 0 });
  }
  const rows = await lab.query(
    `select indexdef from pg_indexes where tablename = 'pages' order by indexname`,
  );
  expect(rows.map(({ indexdef }) => String(indexdef).replace(/^.* USING /, ''))).toEqual([
    'gin (body jsonb_path_ops)',
    'btree (lower(title) text_pattern_ops, id)',
    'gist (net inet_ops)',
    'btree (id)',
    'btree (title text_pattern_ops)',
  ]);
});
