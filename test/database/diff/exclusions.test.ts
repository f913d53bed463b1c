import { expect, it } from 'vitest';
import { MigrationLab } from '../../support/database/migration-lab.ts';
import { testDatabase } from '../../support/servers/test-database.ts';

const table = (rest: string) => `create table stays (id int primary key, room box, during tsrange${rest});`;
const steps = {
  none: table(''),
  one: table(', constraint apart exclude using gist (during with &&)'),
  other: table(', exclude using gist (room with &&, during range_ops with &&) where (id > 0)'),
  plain: `${table('')} create index apart on stays using gist (during);`,
  again: table(', constraint apart exclude using gist (during with &&)'),
};

it('exclusions of PostgreSQL are made, changed, taken away and told from indexes', async ({ skip }) => {
  const url = await testDatabase('postgres');
  if (url === undefined) return skip('There is no PostgreSQL on this machine.');
  const lab = new MigrationLab('postgres', url);
  const shown: string[] = [];
  const show = async () =>
    (await lab.query("select pg_get_constraintdef(oid) as shown from pg_constraint where contype = 'x'"))
      .map((row) => String(row['shown']))
      .join();
  for (const [name, text] of Object.entries(steps)) {
    lab.file('schema.sql', text);
    const run = await lab.run('diff', name);
    expect(run).toMatchObject({ exit: 0 });
    expect(run.text.includes('migration-may-fail')).toBe(['one', 'other', 'again'].includes(name));
    expect(run.text).not.toContain('No migration is written');
    expect(await lab.run('up')).toMatchObject({ exit: 0 });
    expect(await lab.run('diff', '--check')).toMatchObject({ exit: 0 });
    shown.push(await show());
  }
  const apart = 'EXCLUDE USING gist (during WITH &&)';
  const other = 'EXCLUDE USING gist (room WITH &&, during WITH &&) WHERE ((id > 0))';
  expect(shown).toEqual(['', apart, other, '', apart]);
  for (const before of ['', other, apart, '']) {
    expect(await lab.run('down', '--allow-destructive')).toMatchObject({ exit: 0 });
    expect(await show()).toBe(before);
  }
});
