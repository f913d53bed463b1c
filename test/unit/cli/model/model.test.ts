import { describe, expect, it } from 'vitest';
import type { MemoryHost } from '../../../../src/host/memory-host.ts';
import { smallContract } from '../../../support/contracts.ts';
import { home, runAgain, runCli, type CliRun } from '../../../support/run-cli.ts';

const users = `CREATE TABLE users (
  id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  email VARCHAR(190) NOT NULL UNIQUE,
  created_at DATETIME(6) NOT NULL,
  deleted_at DATETIME,
  version INT NOT NULL DEFAULT 1
);
`;
const orders = `CREATE TABLE orders (
  id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  user_id BIGINT NOT NULL,
  FOREIGN KEY (user_id) REFERENCES users (id)
);
`;
const ddl = ['model', 'ddl', 'schema.sql', '--dialect', 'mysql'] as const;

/** A project with `schema.sql` beside it. */
async function project(sql = users + orders): Promise<MemoryHost> {
  const { host } = await runCli(['new', 'api/user.api', '--dir', '.', '--no-install', '--skip-git'], {
    'api/user.api': smallContract,
  });
  await host.files.write(`${home}/schema.sql`, sql);
  return host;
}

/** What changed between two runs, by path. */
function changed(before: CliRun['files'], after: CliRun['files']): readonly string[] {
  const paths = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...paths].filter((path) => before[path] !== after[path]).toSorted();
}

describe('apigen model in a project', () => {
  it('writes models, settings, configuration and packages, and leaves what is the owner’s', async () => {
    const host = await project();
    const before = (await runAgain(['status'], host)).files;
    const run = await runAgain(ddl, host);
    expect({ exit: run.exit, stderr: run.stderr }).toEqual({ exit: 0, stderr: '' });
    const paths = changed(before, run.files).filter((path) => !path.startsWith('src/gen/platform/'));
    expect(paths).toEqual([
      '.apigen/database.json',
      '.apigen/manifest.json',
      '.env.example',
      'README.md',
      'apigen.json',
      'config/default.yaml',
      'package.json',
      'src/gen/app.ts',
      'src/gen/context.ts',
      'src/gen/contract.ts',
      'src/gen/database.ts',
      'src/gen/model/orders.ts',
      'src/gen/model/users.ts',
      'src/gen/models.ts',
      'src/gen/sqlite-tables.ts',
      'src/model/orders.ts',
      'src/model/users.ts',
    ]);
    expect(JSON.parse(run.files['apigen.json'] ?? '')).toMatchObject({ database: { dialect: 'mysql' } });
    expect(run.files['package.json']).toContain('"mysql2"');
    expect(run.files['package.json']).not.toContain('"pg"');
    expect(run.files['config/default.yaml']).toContain('database:');
    expect(run.stdout).toContain('"users" marks deleted rows in "deleted_at"');
    expect(run.stdout).toContain('npm install');
  });

  it('leaves a project that generate, check and status find in order', async () => {
    const host = await project();
    const { files } = await runAgain(ddl, host);
    const again = await runAgain(['generate'], host);
    expect(again.stdout).toContain('up to date');
    expect(changed(files, again.files)).toEqual([]);
    expect((await runAgain(['generate', '--check', '--force'], host)).exit).toBe(0);
    expect((await runAgain(ddl, host)).stdout).toContain('up to date');
    expect((await runAgain(['update'], host)).stdout).toContain('up to date');
    expect((await runAgain(['status'], host)).stdout).not.toContain('apigen generate');
  });

  it('needs no database and no file for what comes after', async () => {
    const host = await project();
    await runAgain(ddl, host);
    await host.files.removeFile(`${home}/schema.sql`);
    await host.files.removeFile(`${home}/src/gen/model/users.ts`);
    const run = await runAgain(['generate'], host);
    expect(run.exit).toBe(0);
    expect(run.files['src/gen/model/users.ts']).toContain('class UsersModelBase');
  });

  it('adds the tables that are named to those that have models', async () => {
    const host = await project();
    await runAgain([...ddl, '--table', 'users'], host);
    const run = await runAgain([...ddl, '--table', "'orders'".slice(1, -1)], host);
    expect(run.files['src/gen/models.ts']).toContain('UsersModel');
    expect(run.files['src/gen/models.ts']).toContain('OrdersModel');
    expect(JSON.parse(run.files['apigen.json'] ?? '')).toMatchObject({
      database: { tables: ['users', 'orders'] },
    });
  });

  it('follows tables that go: generated files go, the owner’s stay and are reported', async () => {
    const host = await project();
    await runAgain(ddl, host);
    await host.files.write(`${home}/src/model/orders.ts`, '// mine');
    await host.files.write(`${home}/schema.sql`, users);
    const run = await runAgain(ddl, host);
    expect(run.exit).toBe(0);
    expect(run.files['src/gen/model/orders.ts']).toBeUndefined();
    expect(run.files['src/model/orders.ts']).toBe('// mine');
    expect(run.stderr).toContain('hint[model-orphaned]');
    expect(run.stderr).toContain('The table of the model "src/model/orders.ts" is gone');
    expect(run.stderr).toContain('apigen prune');
    expect(run.stderr).not.toContain('contract');
  });

  it('merges what it adds with what the owner changed', async () => {
    const host = await project();
    const text = new TextDecoder().decode(await host.files.read(`${home}/package.json`));
    await host.files.write(`${home}/package.json`, text.replace('"private": true', '"private": false'));
    const run = await runAgain(ddl, host);
    expect(run.stdout).toContain('package.json  (merged)');
    expect(run.files['package.json']).toContain('"private": false');
    expect(run.files['package.json']).toContain('"kysely"');
  });

  it('never writes over a generated file that somebody edited', async () => {
    const host = await project();
    const { files } = await runAgain(ddl, host);
    await host.files.write(`${home}/src/gen/model/users.ts`, '// edited');
    await host.files.write(`${home}/schema.sql`, users.replace('email', 'mail') + orders);
    const run = await runAgain(ddl, host);
    expect({ exit: run.exit, code: run.stderr.split(' ')[0] }).toEqual({
      exit: 5,
      code: 'error[file-edited]',
    });
    expect(run.files['.apigen/database.json']).toBe(files['.apigen/database.json']);
  });

  it('shows what it would write, and writes nothing', async () => {
    const host = await project();
    const before = (await runAgain(['status'], host)).files;
    const run = await runAgain([...ddl, '--dry-run', '--diff'], host);
    expect(run.stdout).toContain('+++ b/src/gen/model/users.ts');
    expect(changed(before, run.files)).toEqual([]);
    const json = await runAgain([...ddl, '--dry-run', '--json'], host);
    expect(JSON.parse(json.stdout)).toMatchObject({ exitCode: 0, dryRun: true, service: 'user-api' });
  });

  it('writes what options say into the settings', async () => {
    const host = await project();
    const options = ['--naming', 'camel', '--int64', 'string', '--soft-delete', 'false', '--read-only'];
    const run = await runAgain([...ddl, ...options], host);
    expect(run.exit).toBe(0);
    expect(JSON.parse(run.files['apigen.json'] ?? '')).toMatchObject({
      database: { dialect: 'mysql', naming: 'camel', int64: 'string', softDelete: false, readOnly: true },
    });
    expect(run.files['src/gen/model/users.ts']).toContain('readonly createdAt: Date;');
    expect(run.files['src/gen/model/users.ts']).toContain('extends ReadOnlyTableModel');
  });

  it('refuses a snapshot that is none, and names the command that mends it', async () => {
    const host = await project();
    await runAgain(ddl, host);
    await host.files.write(`${home}/.apigen/database.json`, '{"format": 1}');
    const broken = await runAgain(['generate'], host);
    expect({ exit: broken.exit, code: broken.stderr.split(' ')[0] }).toEqual({
      exit: 3,
      code: 'error[snapshot-corrupt]',
    });
    await host.files.removeFile(`${home}/.apigen/database.json`);
    const missing = await runAgain(['generate'], host);
    expect(missing.stderr).toContain('error[snapshot-missing]');
    expect(missing.stderr).toContain('apigen model mysql');
    expect((await runAgain(ddl, host)).exit).toBe(0);
    expect((await runAgain(['generate'], host)).exit).toBe(0);
  });
});

describe('apigen model outside of a project', () => {
  it('writes models with all that they need but the packages', async () => {
    const files = { 'schema.sql': users + orders };
    const run = await runCli([...ddl, '--out', 'lib'], files);
    expect({ exit: run.exit, stderr: run.stderr }).toEqual({ exit: 0, stderr: '' });
    const paths = Object.keys(run.files).filter((path) => !path.includes('/platform/'));
    expect(paths.toSorted()).toEqual([
      'lib/.apigen/database.json',
      'lib/.apigen/manifest.json',
      'lib/gen/database.ts',
      'lib/gen/model/orders.ts',
      'lib/gen/model/users.ts',
      'lib/gen/models.ts',
      'lib/model/orders.ts',
      'lib/model/users.ts',
      'schema.sql',
    ]);
    const platform = Object.keys(run.files).filter((path) => path.includes('/platform/'));
    expect(platform.filter((path) => /\/(?:service|sqlite|postgres|cache)\//.test(path))).toEqual([]);
    expect(run.stdout).toContain('npm install kysely@~');
    expect((await runAgain([...ddl, '--out', 'lib'], run.host)).stdout).toContain('up to date');
  });

  it('takes every table of a file, whatever its schema', async () => {
    const sql =
      'CREATE TABLE a (id int); CREATE TABLE auth.users (id int); CREATE VIEW shop.b AS SELECT 1 AS id;';
    const from = ['model', 'ddl', 'schema.sql', '--dialect', 'postgres', '--out', 'src'];
    const all = await runCli(from, { 'schema.sql': sql });
    expect(all.stdout).toMatch(/ {2}\+ gen\/platform\/ +\d+ files/);
    expect(Object.keys(all.files).filter((path) => path.startsWith('src/model/'))).toEqual([
      'src/model/a.ts',
      'src/model/b.ts',
      'src/model/users.ts',
    ]);
    const some = await runCli([...from, '--table', '!auth.*'], { 'schema.sql': sql });
    expect(Object.keys(some.files)).toContain('src/model/b.ts');
    expect(Object.keys(some.files)).not.toContain('src/model/users.ts');
  });

  it('needs to be told where to', async () => {
    const run = await runCli(ddl, { 'schema.sql': users });
    expect({ exit: run.exit, code: run.stderr.split(' ')[0] }).toEqual({
      exit: 2,
      code: 'error[model-place-missing]',
    });
  });
});

describe('apigen model ddl --schema', () => {
  const qualified: Readonly<Record<string, string>> = {
    postgres:
      "create type auth.mood as enum ('ok'); create table auth.users (id int primary key, mood auth.mood default 'ok'); create table orders (id int primary key, user_id int references auth.users (id));",
    mysql:
      'CREATE TABLE auth.users (id INT PRIMARY KEY); CREATE TABLE shop.orders (id INT PRIMARY KEY, user_id INT, FOREIGN KEY (user_id) REFERENCES auth.users (id));',
  };

  it.each([
    ['postgres', { defaultSchema: 'public', tables: [{ schema: 'auth', name: 'users' }] }],
    ['mysql', { tables: [{ schema: null, name: 'users' }] }],
  ])('reads the tables of that schema alone, as a server shows them (%s)', async (dialect, snapshot) => {
    const args = ['model', 'ddl', 'schema.sql', '--dialect', dialect, '--schema', 'auth', '--out', 'lib'];
    const run = await runCli(args, { 'schema.sql': qualified[dialect] ?? '' });
    expect({ exit: run.exit, stderr: run.stderr }).toEqual({ exit: 0, stderr: '' });
    const models = Object.keys(run.files).filter((path) => path.startsWith('lib/model/'));
    expect(models).toEqual(['lib/model/users.ts']);
    expect(JSON.parse(run.files['lib/.apigen/database.json'] ?? '')).toMatchObject(snapshot);
  });

  it('means "public" where PostgreSQL names none', async () => {
    const args = [
      'model',
      'ddl',
      'schema.sql',
      '--dialect',
      'postgres',
      '--schema',
      'public',
      '--out',
      'lib',
    ];
    const run = await runCli(args, { 'schema.sql': qualified['postgres'] ?? '' });
    expect(Object.keys(run.files).filter((path) => path.startsWith('lib/model/'))).toEqual([
      'lib/model/orders.ts',
    ]);
  });

  it('takes names without a database for those of the one that is meant, on MySQL', async () => {
    const args = [...ddl, '--schema', 'shop', '--out', 'lib'];
    const run = await runCli(args, { 'schema.sql': users });
    expect({ exit: run.exit, stderr: run.stderr }).toEqual({ exit: 0, stderr: '' });
    expect(run.files['lib/model/users.ts']).toBeDefined();
  });
});

describe('what is wrong with a run of apigen model', () => {
  it.each<[string, readonly string[], number, string]>([
    ['no file', ['ddl', '--dialect', 'mysql'], 2, 'usage-mistake'],
    ['no dialect', ['ddl', 'schema.sql'], 2, 'usage-mistake'],
    ['an unknown source', ['oracle'], 2, 'usage-mistake'],
    ['files of a live database', ['mysql', 'schema.sql'], 2, 'usage-mistake'],
    ['an address for files', ['ddl', 'schema.sql', '--dialect', 'mysql', '--url', 'x'], 2, 'usage-mistake'],
    ['a file of a server', ['mysql', '--file', 'app.db'], 2, 'usage-mistake'],
    ['a dialect twice', ['mysql', '--dialect', 'postgres'], 2, 'usage-mistake'],
    ['two addresses', ['sqlite', '--file', 'a.db', '--url', 'sqlite:b.db'], 2, 'usage-mistake'],
    [
      'a time without a cache',
      ['ddl', 'schema.sql', '--dialect', 'mysql', '--ttl', '1h'],
      2,
      'usage-mistake',
    ],
    ['no time', ['ddl', 'schema.sql', '--dialect', 'mysql', '--cache', '--ttl', 'soon'], 2, 'usage-mistake'],
    ['an empty choice', ['ddl', 'schema.sql', '--dialect', 'mysql', '--table', ','], 2, 'usage-mistake'],
    ['a schema of SQLite', ['sqlite', '--file', 'a.db', '--schema', 'main'], 2, 'usage-mistake'],
    [
      'a schema of files of SQLite',
      ['ddl', 'schema.sql', '--dialect', 'sqlite', '--schema', 'main'],
      2,
      'usage-mistake',
    ],
    [
      'a schema that files do not have',
      ['ddl', 'qualified.sql', '--dialect', 'postgres', '--schema', 'auht'],
      3,
      'ddl-schema-unknown',
    ],
    ['no address', ['mysql'], 2, 'database-url-missing'],
    ['a missing file', ['ddl', 'shema.sql', '--dialect', 'mysql'], 4, 'ddl-file-missing'],
    ['no text', ['ddl', 'binary.sql', '--dialect', 'mysql'], 4, 'ddl-file-unreadable'],
    ['an unknown table', ['ddl', 'schema.sql', '--dialect', 'mysql', '--table', 'user'], 3, 'table-unknown'],
    ['no match', ['ddl', 'schema.sql', '--dialect', 'mysql', '--table', 'zz_*'], 3, 'table-unmatched'],
    [
      'nothing left',
      ['ddl', 'schema.sql', '--dialect', 'mysql', '--table', 'users,!*'],
      3,
      'table-none-left',
    ],
    ['no tables', ['ddl', 'empty.sql', '--dialect', 'mysql'], 3, 'table-none'],
    ['two models of one name', ['ddl', 'twice.sql', '--dialect', 'mysql'], 3, 'model-name-taken'],
    [
      'two properties of one name',
      ['ddl', 'columns.sql', '--dialect', 'mysql', '--naming', 'camel'],
      3,
      'model-property-taken',
    ],
    [
      'a column that cannot mark',
      ['ddl', 'schema.sql', '--dialect', 'mysql', '--table', 'users', '--soft-delete', 'email'],
      3,
      'model-convention-impossible',
    ],
    ['a malformed address', ['mysql', '--url', 'mysql:/x'], 4, 'database-url-invalid'],
    ['an address of another database', ['mysql', '--url', 'postgres://a@b/c'], 4, 'database-url-foreign'],
    ['a file that is not there', ['sqlite', '--file', 'gone.db'], 4, 'database-file-missing'],
  ])('is told of %s, and nothing is written', async (_what, argv, exit, code) => {
    const host = await project();
    const more: Record<string, string | Uint8Array> = {
      'empty.sql': '-- nothing\n',
      'twice.sql': 'CREATE TABLE user_roles (id INT);\nCREATE TABLE UserRoles (id INT);\n',
      'columns.sql': 'CREATE TABLE t (created_at INT, createdAt INT);\n',
      'qualified.sql': 'CREATE TABLE auth.users (id INT);\n',
      'binary.sql': new Uint8Array([0xff, 0xfe, 0x00]),
    };
    for (const [path, content] of Object.entries(more)) await host.files.write(`${home}/${path}`, content);
    const before = (await runAgain(['status'], host)).files;
    const run = await runAgain(['model', ...argv], host);
    expect({ exit: run.exit, code: /\[([\w-]+)\]/.exec(run.stderr)?.[1] }).toEqual({ exit, code });
    expect(changed(before, run.files)).toEqual([]);
  });

  it('names near tables', async () => {
    const run = await runAgain([...ddl, '--table', 'user'], await project());
    expect(run.stderr).toContain('Did you mean "users"?');
  });

  it('never shows a password', async () => {
    const host = await project();
    const url = 'mysql://app:hunter2@127.0.0.1:1/app';
    const run = await runAgain(['model', 'mysql', '--url', url], host);
    expect(run.exit).toBe(4);
    expect(run.stderr + run.stdout + JSON.stringify(run.files)).not.toContain('hunter2');
  });
});
