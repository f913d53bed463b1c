import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { MigrationLab } from '../../support/database/migration-lab.ts';
import { testDatabase } from '../../support/servers/test-database.ts';

const table = (name: string) => `CREATE TABLE ${name} (id INTEGER NOT NULL PRIMARY KEY);`;
const entry = '20260101000000_shape';

describe('a migration of MySQL that stopped in the middle', () => {
  async function stopped(skip: (note: string) => never): Promise<MigrationLab> {
    const url = await testDatabase('mysql');
    if (url === undefined) return skip('There is no MySQL server on this machine.');
    const lab = new MigrationLab('mysql', url);
    lab.migration(entry, `${table('a')}\n${table('a')}\n${table('b')}`, 'DROP TABLE a;');
    const up = await lab.run('up');
    expect(up.exit).toBe(4);
    expect(up.text).toMatch(/failed in line 2 .* The statement before it stays in effect/);
    const again = await lab.run('up');
    expect(again.exit).toBe(5);
    expect(again.text).toMatch(/stopped in the middle: 1 of its statements are done/);
    expect((await lab.run('status')).text).toMatch(/shape {2}\(stopped/);
    return lab;
  }

  it('goes on behind what is done, once it is mended', async ({ skip }) => {
    const lab = await stopped(skip);
    lab.migration(entry, `${table('a')}\n${table('c')}\n${table('b')}`, 'DROP TABLE a;');
    expect((await lab.run('up', '--settle', 'resume')).exit).toBe(0);
    expect(await lab.query('SELECT * FROM b JOIN c ON true')).toEqual([]);
    expect((await lab.run('status', '--check')).exit).toBe(0);
  });

  it('counts as applied when somebody did the rest', async ({ skip }) => {
    const lab = await stopped(skip);
    expect((await lab.run('up', '--settle', 'applied')).exit).toBe(0);
    expect((await lab.run('status', '--check')).exit).toBe(0);
  });

  it('is forgotten when somebody took it back', async ({ skip }) => {
    const lab = await stopped(skip);
    await lab.query('DROP TABLE a');
    expect((await lab.run('up', '--settle', 'undone')).exit).toBe(0);
    lab.migration(entry, table('a'));
    expect((await lab.run('up')).text).toContain('1 migration applied');
  });
});

describe.each([
  ['mysql', 'DO sleep(20)'],
  ['postgres', 'SELECT pg_sleep(20)'],
] as const)('a process of apigen migrate that is killed on %s', (dialect, pause) => {
  it('leaves a history that tells the truth, and no lock', async ({ skip }) => {
    const url = await testDatabase(dialect);
    if (url === undefined) return skip('The server is missing on this machine.');
    const lab = new MigrationLab(dialect, url);
    lab.migration('20260101000000_one', table('a'));
    lab.migration('20260102000000_two', `${table('b')}\n${pause};`);
    const run = lab.start('up');
    while (!(await isAt(lab, pause))) await sleep(50);
    run.kill();
    await run.ended;
    await endStatements(lab, pause);
    const status = await lab.run('status');
    expect(status.text).toMatch(/one {2}\(applied/);
    expect(status.text).toMatch(dialect === 'mysql' ? /two {2}\(stopped/ : /two {2}\(pending/);
    lab.migration('20260102000000_two', table('b'));
    const settle = dialect === 'mysql' ? ['--settle', 'resume'] : [];
    expect(await lab.run('up', ...settle)).toMatchObject({ exit: 0 });
    expect(await lab.query('SELECT id FROM b')).toEqual([]);
  });
});

/** Whether the statement that waits is running. */
async function isAt(lab: MigrationLab, pause: string): Promise<boolean> {
  return (await running(lab, pause)).length > 0;
}

async function running(lab: MigrationLab, pause: string): Promise<readonly number[]> {
  const rows = await lab.query(
    lab.dialect === 'mysql'
      ? `SELECT id FROM information_schema.processlist WHERE db = database() AND info = '${pause}'`
      : `SELECT pid AS id FROM pg_stat_activity WHERE datname = current_database() AND state = 'active' AND query = '${pause}'`,
  );
  return rows.map((row) => Number(row['id'] ?? row['ID']));
}

/** Servers notice only when a statement ends that nobody waits for it any more. */
async function endStatements(lab: MigrationLab, pause: string): Promise<void> {
  for (const id of await running(lab, pause))
    await lab.query(lab.dialect === 'mysql' ? `KILL ${id}` : `SELECT pg_terminate_backend(${id})`);
}
