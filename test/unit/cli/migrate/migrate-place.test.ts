import { describe, expect, it } from 'vitest';
import type { MemoryHost } from '../../../../src/host/memory-host.ts';
import { smallContract } from '../../../support/contracts.ts';
import { home, runAgain, runCli } from '../../../support/run-cli.ts';

const schema = 'CREATE TABLE users (id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY);\n';

/** A project with models of MySQL that runs on the given databases. */
async function project(dialects?: readonly string[]): Promise<MemoryHost> {
  const { host } = await runCli(['new', 'api/user.api', '--dir', '.', '--no-install', '--skip-git'], {
    'api/user.api': smallContract,
  });
  await host.files.write(`${home}/schema.sql`, schema);
  const made = await runAgain(['model', 'ddl', 'schema.sql', '--dialect', 'mysql'], host);
  expect({ exit: made.exit, stderr: made.stderr }).toEqual({ exit: 0, stderr: '' });
  if (dialects === undefined) return host;
  const settings: unknown = JSON.parse(made.files['apigen.json'] ?? '');
  const text = JSON.stringify({ ...(settings as object), database: { dialect: 'mysql', dialects } }); // an object, as it was written
  await host.files.write(`${home}/apigen.json`, text);
  return host;
}

/** The file of the migration that `migrate diff` writes, without its time. */
async function writtenTo(host: MemoryHost, ...args: readonly string[]): Promise<string | undefined> {
  const run = await runAgain(['migrate', 'diff', 'first', '--from', 'migrations', ...args], host);
  expect({ exit: run.exit, stderr: run.stderr }).toEqual({ exit: 0, stderr: '' });
  return Object.keys(run.files)
    .find((path) => path.endsWith('up.sql'))
    ?.replace(/\d{14}/, 'time');
}

describe('where migrations are', () => {
  it('is one folder for a project that runs on one server', async () => {
    expect(await writtenTo(await project())).toBe('migrations/time_first/up.sql');
  });

  it('is a folder for each database of a project that runs on several', async () => {
    const all = ['mysql', 'postgres', 'sqlite'];
    expect(await writtenTo(await project(all))).toBe('migrations/mysql/time_first/up.sql');
    expect(await writtenTo(await project(all), '--url', 'postgres://ada@host/shop')).toBe(
      'migrations/postgres/time_first/up.sql',
    );
    expect(await writtenTo(await project(all), '--url', 'shop.db')).toBe(
      'migrations/sqlite/time_first/up.sql',
    );
  });

  it('is a folder of its own for the SQLite that a project of a server is developed on', async () => {
    expect(await writtenTo(await project(), '--url', 'sqlite:dev.db')).toBe(
      'migrations/sqlite/time_first/up.sql',
    );
  });

  it('is nowhere for a database that the project does not run on', async () => {
    const url = 'postgres://ada@host/shop';
    const run = await runAgain(['migrate', 'status', '--url', url], await project());
    expect(run.exit).not.toBe(0);
    expect(run.stderr).toContain('database-url-foreign');
  });
});
