import { expect, it } from 'vitest';
import { MigrationLab } from '../../support/database/migration-lab.ts';
import { testDatabase } from '../../support/servers/test-database.ts';

const before = `
create table parents (code varchar(20) not null, name text, primary key (code)) charset=utf8mb3 collate=utf8mb3_general_ci;
create table children (
  id int primary key, parent varchar(20) not null, word varchar(20) collate utf8mb3_bin,
  constraint child foreign key (parent) references parents (code)
) charset=utf8mb3 collate=utf8mb3_general_ci;`;
const after = `${before.replaceAll('utf8mb3', 'utf8mb4')}
create table others (parent varchar(20) collate utf8mb4_general_ci primary key references parents (code)) charset=utf8mb4 collate=utf8mb4_unicode_ci;`;

it('character sets and collations are led to those wanted, with their rows and references, and back', async ({
  skip,
}) => {
  const url = await testDatabase('mysql');
  if (url === undefined) return skip('There is no MySQL on this machine.');
  const lab = new MigrationLab('mysql', url);
  lab.file('schema.sql', before);
  expect(await lab.run('diff', 'first')).toMatchObject({ exit: 0 });
  expect(await lab.run('up')).toMatchObject({ exit: 0 });
  expect(await lab.run('diff', '--check')).toMatchObject({ exit: 0 });
  await lab.query("insert into parents values ('é', 'ü')");
  await lab.query("insert into children values (1, 'é', 'B'), (2, 'é', 'b')");
  const old = await collations(lab);
  expect(old).toContain('children.word utf8mb3_bin');
  lab.file('schema.sql', after);
  expect(await lab.run('diff', 'second')).toMatchObject({ exit: 0 });
  expect(lab.read('up.sql')).not.toContain('Left out');
  expect(await lab.run('up')).toMatchObject({ exit: 0 });
  expect(await lab.run('diff', '--check')).toMatchObject({ exit: 0 });
  expect(await collations(lab)).toEqual([
    'children.parent utf8mb4_general_ci',
    'children.word utf8mb4_bin',
    'others.parent utf8mb4_general_ci',
    'parents.code utf8mb4_general_ci',
    'parents.name utf8mb4_general_ci',
  ]);
  expect(await lab.query('select parent, word from children order by id')).toEqual([
    { parent: 'é', word: 'B' },
    { parent: 'é', word: 'b' },
  ]);
  expect(await lab.run('down', '--allow-destructive')).toMatchObject({ exit: 0 });
  expect(await collations(lab)).toEqual(old);
});

async function collations(lab: MigrationLab): Promise<string[]> {
  const rows = await lab.query(
    `select concat(table_name, '.', column_name, ' ', collation_name) as shown from information_schema.columns
     where table_schema = database() and collation_name is not null and table_name not like 'apigen%' order by 1`,
  );
  return rows.map(({ shown }) => String(shown).replaceAll(/utf8_/g, 'utf8mb3_'));
}
