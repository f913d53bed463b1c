import { describe, expect, it } from 'vitest';
import { printSnapshot } from '../../../../src/database/snapshot/print-snapshot.ts';
import { MigrationLab } from '../../../support/database/migration-lab.ts';
import { columnOf, databaseOf, tableOf } from '../../../support/database/schema-builder.ts';

const before = `CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT NOT NULL, nick TEXT);
CREATE TABLE old (id INTEGER PRIMARY KEY);`;

async function lab(schema: string): Promise<MigrationLab> {
  const made = new MigrationLab('sqlite');
  made.migration('20260101000000_start', before);
  await made.run('up');
  made.file('schema.sql', schema);
  return made;
}

describe('apigen migrate diff', () => {
  it('writes the way to the schema of the project and back', async () => {
    const made = await lab(
      `${before}\nCREATE TABLE orders (id INTEGER PRIMARY KEY, user_id INTEGER REFERENCES users(id));`,
    );
    const run = await made.run('diff');
    expect(run).toEqual({ exit: 0, text: expect.stringContaining('_create_orders/up.sql') as unknown });
    expect(made.read('up.sql')).toMatch(/^-- From database to schema.sql.\n\nCREATE TABLE "orders"/);
    expect(made.read('down.sql')).toContain('DROP TABLE "orders";');
    expect((await made.run('up')).exit).toBe(0);
    expect((await made.run('diff', '--check')).text).toContain('There is no difference');
    expect((await made.run('diff', '--check', '--from', 'migrations')).exit).toBe(0);
  });

  it('writes what loses something as a comment, with the reason, and keeps every row', async () => {
    const made = await lab(
      'CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT NOT NULL, handle TEXT, age INTEGER NOT NULL DEFAULT 7);',
    );
    await made.query("INSERT INTO users VALUES (1, 'Ada', 'ada')");
    const run = await made.run('diff', 'shape');
    expect(run.exit).toBe(0);
    expect(run.text).toContain('drops the table "old" with all its rows');
    expect(run.text).toContain('drops the column "nick" with its values');
    expect(run.text).toContain('RENAME COLUMN');
    const up = made.read('up.sql');
    expect(up).toContain('-- Left out. Take the marks away if this is meant:\n-- DROP TABLE "old";');
    expect(up.split('\n').filter((line) => /^(?!--).*\bDROP\b/.test(line))).toEqual([]);
    expect((await made.run('up')).exit).toBe(0);
    expect(await made.query('SELECT * FROM users')).toEqual([
      { id: 1, name: 'Ada', nick: 'ada', handle: null, age: 7 },
    ]);
    expect(await made.query('SELECT * FROM old')).toEqual([]);
  });

  it('writes it out with the flag', async () => {
    const made = await lab(
      "CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT NOT NULL, nick TEXT NOT NULL DEFAULT '-');",
    );
    await made.query("INSERT INTO users VALUES (1, 'Ada', NULL)");
    await made.run('diff', 'shape', '--allow-destructive');
    expect((await made.run('up')).exit).toBe(0);
    expect(await made.query('SELECT * FROM users')).toEqual([{ id: 1, name: 'Ada', nick: '-' }]);
    await expect(made.query('SELECT * FROM old')).rejects.toThrow(/no such table/);
    expect((await made.run('diff', '--check')).exit).toBe(0);
    expect((await made.run('down', '--allow-destructive')).exit).toBe(0);
    expect(await made.query('SELECT * FROM old')).toEqual([]);
  });

  it('keeps references, rows of other tables, indexes and triggers when SQLite makes a table again', async () => {
    const made = new MigrationLab('sqlite');
    const children = `CREATE TABLE child (id INTEGER PRIMARY KEY, parent_id INTEGER NOT NULL REFERENCES parent(id) ON DELETE CASCADE);`;
    const trigger =
      "CREATE TRIGGER shout AFTER INSERT ON parent WHEN new.a <> 'y' BEGIN UPDATE parent SET a = upper(a) WHERE id = new.id; SELECT 1; END;";
    made.migration(
      '20260101000000_start',
      `CREATE TABLE parent (id INTEGER PRIMARY KEY, a TEXT);\n${children}\nCREATE INDEX parent_a ON parent (a);\n${trigger}`,
    );
    await made.run('up');
    await made.query("INSERT INTO parent VALUES (1, 'x')");
    await made.query('INSERT INTO child VALUES (1, 1)');
    made.file(
      'schema.sql',
      `CREATE TABLE parent (id INTEGER PRIMARY KEY, a TEXT NOT NULL DEFAULT '' CHECK (a <> 'y'));\n${children}\nCREATE INDEX parent_a ON parent (a);`,
    );
    await made.run('diff');
    expect(made.read('up.sql')).toContain('RENAME TO "parent"');
    expect((await made.run('up')).exit).toBe(0);
    expect(await made.query('SELECT child.id, a FROM child JOIN parent ON parent_id = parent.id')).toEqual([
      { id: 1, a: 'X' },
    ]);
    await expect(made.query("INSERT INTO parent VALUES (2, 'y')")).rejects.toThrow(/CHECK/);
    await made.query("INSERT INTO parent VALUES (3, 'z')");
    expect(await made.query('SELECT a FROM parent WHERE id = 3')).toEqual([{ a: 'Z' }]);
    expect(await made.query("SELECT name FROM sqlite_master WHERE name = 'parent_a'")).toHaveLength(1);
    expect((await made.run('diff', '--check')).exit).toBe(0);
  });

  it('takes back a migration that leaves rows without their parents', async () => {
    const made = new MigrationLab('sqlite');
    made.migration(
      '20260101000000_start',
      'CREATE TABLE p (id INTEGER PRIMARY KEY);\nCREATE TABLE c (p INTEGER REFERENCES p(id));\nINSERT INTO p VALUES (1);\nINSERT INTO c VALUES (1);',
    );
    await made.run('up');
    made.migration('20260102000000_orphans', 'DELETE FROM p;');
    const run = await made.run('up');
    expect(run.exit).toBe(4);
    expect(run.text).toContain('would reference rows that are not there');
    expect(await made.query('SELECT id FROM p')).toEqual([{ id: 1 }]);
  });

  it('says what is missing or not understood', async () => {
    const made = new MigrationLab('sqlite');
    expect(await made.run('diff')).toMatchObject({
      exit: 2,
      text: expect.stringContaining('--to schema.sql') as unknown,
    });
    expect((await made.run('diff', '--to', 'nothing.sql')).exit).toBe(4);
    expect((await made.run('diff', '../x', '--to', 'models')).text).toContain('migration-name-invalid');
    expect((await made.run('diff', '--to', 'models')).text).toContain('snapshot-missing');
    expect((await made.run('new')).text).toContain('migration-name-missing');
    expect((await made.run('status', '--settle', 'resume')).text).toContain('migrate-option-idle');
    made.migration('20260101000000_a', 'SELECT 1;');
    made.file('schema.sql', 'CREATE TABLE a (id INTEGER PRIMARY KEY);');
    await made.query('SELECT 1');
    expect(await made.run('diff')).toMatchObject({
      exit: 5,
      text: expect.stringContaining('migrations-pending') as unknown,
    });
  });

  it('writes an empty pair to fill in', async () => {
    const made = new MigrationLab('sqlite');
    made.migration('99990101000000_from-the-future', 'SELECT 1;');
    const run = await made.run('new', 'add_orders');
    expect(run.text).toContain('migrations/99990101000001_add_orders/up.sql');
    expect(made.read('down.sql')).toMatch(/^--/);
    const json = await made.run('new', 'more', '--json', '--dry-run');
    expect(JSON.parse(json.text)).toMatchObject({
      exitCode: 0,
      action: 'new',
      dryRun: true,
      files: [{}, {}],
    });
  });

  it('leads to the tables that models are made of, of another database too, and leaves other tables alone', async () => {
    const made = new MigrationLab('sqlite');
    made.migration('20260101000000_start', before);
    await made.run('up');
    const id = columnOf('id', 'int64', { identity: 'by-default', type: { name: 'bigint', sql: 'bigint' } });
    const orders = tableOf(
      'orders',
      [id, columnOf('state', 'enum', { type: { name: 'enum', values: ['new', 'paid'] } })],
      {
        primaryKey: { columns: ['id'] },
      },
    );
    made.file('.apigen/database.json', printSnapshot(databaseOf([orders])));
    const run = await made.run('diff', '--to', 'models', '--dialect', 'sqlite');
    expect(run).toEqual({ exit: 0, text: expect.not.stringContaining('drops') as unknown });
    expect(made.read('up.sql')).toContain(`CHECK ("state" IN ('new', 'paid'))`);
    expect((await made.run('up')).exit).toBe(0);
    expect((await made.run('diff', '--to', 'models', '--check')).exit).toBe(0);
    await made.query('CREATE TABLE another (id INTEGER PRIMARY KEY)');
    expect((await made.run('diff', '--to', 'models', '--check')).exit).toBe(0);
    const back = await made.run('diff', '--from', 'database', '--to', 'migrations', '--check');
    expect(back.exit).toBe(1);
    expect(back.text).toContain('drops the table "another"');
  });
});
