import { expect, it } from 'vitest';
import { startService } from './service-migrations.ts';
import type { MigrationLab } from './migration-lab.ts';

const first = '20260101000000_first';
const second = '20260102000000_second';
const third = '20260103000000_third';

/** What `apigen migrate` does on every database. `open` gives an empty one, or skips the test. */
export function migrateSuite(open: (skip: (note: string) => never) => Promise<MigrationLab>): void {
  const table = (name: string) => `CREATE TABLE ${name} (id INTEGER NOT NULL PRIMARY KEY);`;

  it('applies in order, once, and tells how things stand', async ({ skip }) => {
    const lab = await open(skip);
    lab.migration(second, `${table('b')}\nINSERT INTO b SELECT id + 1 FROM a;`, 'DROP TABLE b;');
    lab.migration(first, `-- a; comment\n${table('a')} INSERT INTO a VALUES (1);`, 'DROP TABLE a;');
    const up = await lab.run('up');
    expect(up).toEqual({ exit: 0, text: expect.stringContaining('2 migrations applied') as unknown });
    expect(await lab.query('SELECT id FROM b')).toEqual([{ id: 2 }]);
    expect(await lab.run('up')).toEqual({
      exit: 0,
      text: expect.stringContaining('is up to date') as unknown,
    });
    const status = await lab.run('status', '--check');
    expect(status.exit).toBe(0);
    expect(status.text).toMatch(/✔ 20260101000000_first {2}\(applied, [\d-]+ [\d:]+, \d+ ms\)/);
  });

  it('leaves no trace in a database that there is nothing to apply to', async ({ skip }) => {
    const lab = await open(skip);
    lab.file('migrations/README.md', 'None yet.');
    expect((await lab.run('up')).exit).toBe(0);
    await expect(lab.query('SELECT * FROM apigen_migrations')).rejects.toThrow();
  });

  it('undoes the last one, and everything behind a version, but destroys nothing without the flag', async ({
    skip,
  }) => {
    const lab = await open(skip);
    lab.migration(first, table('a'), 'DROP TABLE a;');
    lab.migration(second, table('b'), 'DROP TABLE b;');
    await lab.run('up');
    const refused = await lab.run('down');
    expect(refused.exit).toBe(5);
    expect(refused.text).toContain('"--allow-destructive"');
    expect((await lab.run('down', '--allow-destructive')).text).toContain('1 migration undone');
    await expect(lab.query('SELECT id FROM b')).rejects.toThrow();
    expect(await lab.query('SELECT id FROM a')).toEqual([]);
    expect((await lab.run('status', '--check')).exit).toBe(1);
    await lab.run('up');
    expect((await lab.run('down', '--to', '0', '--allow-destructive')).text).toContain('2 migrations undone');
    await expect(lab.query('SELECT id FROM a')).rejects.toThrow();
  });

  it('stops at a version, and shows what it would do', async ({ skip }) => {
    const lab = await open(skip);
    lab.migration(first, table('a'));
    lab.migration(second, table('b'));
    expect((await lab.run('up', '--to', '20260101000000')).text).toContain('1 migration applied');
    const shown = await lab.run('up', '--dry-run');
    expect(shown.text).toContain('CREATE TABLE b');
    await expect(lab.query('SELECT id FROM b')).rejects.toThrow();
    expect((await lab.run('up', '--to', '2026')).exit).toBe(2);
    expect((await lab.run('down')).text).toContain('has no "down.sql"');
  });

  it('refuses a history that files no longer tell', async ({ skip }) => {
    const lab = await open(skip);
    lab.migration(second, table('a'), 'DROP TABLE a;');
    await lab.run('up');
    lab.migration(second, `${table('a')}\r\n`.replace(';\r\n', ';'), 'DROP TABLE a;');
    expect((await lab.run('up')).exit).toBe(0);
    lab.migration(second, table('other'));
    lab.migration(first, table('b'));
    lab.migration(third, `BEGIN;${table('c')}COMMIT;`);
    const up = await lab.run('up');
    expect(up.exit).toBe(5);
    for (const code of ['migration-changed', 'migration-late', 'migration-transaction'])
      expect(up.text).toContain(code);
    const status = await lab.run('status');
    expect(status.text).toMatch(/second {2}\(changed/);
    expect(status.text).toMatch(/first {2}\(late/);
    await expect(lab.query('SELECT id FROM c')).rejects.toThrow();
  });

  it('lets processes that run at once apply each migration once', async ({ skip }) => {
    const lab = await open(skip);
    lab.migration(first, `${table('a')}\nINSERT INTO a VALUES (1);`);
    lab.migration(second, 'INSERT INTO a VALUES (2);');
    const runs = await Promise.all([lab.start('up').ended, lab.start('up').ended]);
    expect(runs.map(({ exit, text }) => (exit === 0 ? 0 : text))).toEqual([0, 0]);
    expect(runs.filter(({ text }) => text.includes('2 migrations applied')).length).toBeLessThanOrEqual(1);
    expect(await lab.query('SELECT id FROM a ORDER BY id')).toEqual([{ id: 1 }, { id: 2 }]);
  });

  it('takes a failed migration of rows back, and keeps what was applied before it', async ({ skip }) => {
    const lab = await open(skip);
    lab.migration(first, table('a'));
    lab.migration(second, 'INSERT INTO a VALUES (1);\n\nINSERT INTO nowhere VALUES (1);');
    const up = await lab.run('up');
    expect(up.exit).toBe(4);
    expect(up.text).toMatch(
      /"20260102000000_second" failed in line 3 of "up.sql": .*nowhere.*Nothing of it is in effect/,
    );
    expect(up.text).toContain('1 migration applied');
    expect(await lab.query('SELECT id FROM a')).toEqual([]);
    lab.migration(second, 'INSERT INTO a VALUES (1);');
    expect((await lab.run('up')).exit).toBe(0);
    expect(await lab.query('SELECT id FROM a')).toEqual([{ id: 1 }]);
  });

  it('is what a service does when it starts, with the same history', async ({ skip }) => {
    const lab = await open(skip);
    lab.migration(first, table('a'), 'DROP TABLE a;');
    await lab.run('up');
    lab.migration(second, `${table('b')}\nINSERT INTO b VALUES (7);`);
    expect(await startService(lab)).toEqual([expect.stringContaining('"migration":"20260102000000_second"')]);
    expect(await lab.query('SELECT id FROM b')).toEqual([{ id: 7 }]);
    expect(await startService(lab)).toEqual([]);
    expect((await lab.run('status', '--check')).exit).toBe(0);
    lab.migration(first, table('changed'));
    await expect(startService(lab)).rejects.toThrow(/20260101000000_first was changed after it was applied/);
    lab.migration(first, table('a'));
    lab.migration(third, 'INSERT INTO b VALUES (8);\nINSERT INTO nowhere VALUES (1);');
    await expect(startService(lab)).rejects.toThrow(/third failed in line 2 of up.sql: .*nowhere/);
    expect(await lab.query('SELECT id FROM b')).toEqual([{ id: 7 }]);
  });
}
