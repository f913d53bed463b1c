import { describe, expect, it } from 'vitest';
import type { MemoryHost } from '../../../../src/host/memory-host.ts';
import { smallContract } from '../../../support/contracts.ts';
import { home, runAgain, runCli } from '../../../support/run-cli.ts';

const schema = `CREATE TABLE products (
  id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  sku VARCHAR(40) NOT NULL UNIQUE,
  released DATETIME
);
CREATE TABLE stock (product_id INT NOT NULL PRIMARY KEY, pieces INT NOT NULL);
`;
const ddl = ['model', 'ddl', 'schema.sql', '--dialect', 'mysql'] as const;
const newService = [...ddl, '--api', 'shop.api', '--no-install', '--skip-git'] as const;

async function project(): Promise<MemoryHost> {
  const { host } = await runCli(['new', 'api/user.api', '--dir', '.', '--no-install', '--skip-git'], {
    'api/user.api': smallContract,
  });
  await host.files.write(`${home}/schema.sql`, schema);
  return host;
}

describe('apigen model --api outside of a project', () => {
  it('makes a service whose logic uses the models', async () => {
    const run = await runCli(newService, { 'schema.sql': schema });
    expect({ exit: run.exit, stderr: run.stderr }).toEqual({ exit: 0, stderr: '' });
    const { files } = run;
    expect(files['shop-api/api/shop.api']).toContain('service shop-api {');
    expect(files['shop-api/src/logic/products/get-products.ts']).toContain('ctx.models.products.getById(id)');
    expect(files['shop-api/src/logic/products/convert-products.ts']).toContain('toISOString()');
    expect(files['shop-api/apigen.json']).toContain('"dialect": "mysql"');
    expect(Object.keys(files)).not.toContain('shop.api');
    expect(run.stdout).toContain('until DATABASE_URL, in the environment or in ".env", names the database.');
  });

  it('makes a project like any other: there is nothing to generate afterwards', async () => {
    const { host } = await runCli(newService, { 'schema.sql': schema });
    const inside = {
      ...host,
      environment: { ...host.environment, workingDirectory: `${home}/shop-api` },
    };
    const check = await runAgain(['generate', '--check'], inside);
    expect({ exit: check.exit, stderr: check.stderr }).toEqual({ exit: 0, stderr: '' });
  });

  it('serves the chosen tables alone', async () => {
    const { files } = await runCli([...newService, '--table', 'stock'], { 'schema.sql': schema });
    expect(files['shop-api/api/shop.api']).not.toContain('products');
  });

  it('writes nothing with --dry-run', async () => {
    const run = await runCli([...newService, '--dry-run'], { 'schema.sql': schema });
    expect(run.exit).toBe(0);
    expect(Object.keys(run.files)).toEqual(['schema.sql']);
  });

  it('never overwrites a contract', async () => {
    const given = { 'schema.sql': schema, 'shop.api': smallContract };
    const run = await runCli(newService, given);
    expect(run.exit).toBe(2);
    expect(run.stderr).toContain('api-file-taken');
    expect(run.files).toEqual(given);
  });
});

describe('64-bit integers in a contract of tables', () => {
  const wide = `CREATE TABLE events (
  id BIGINT UNSIGNED NOT NULL PRIMARY KEY,
  number BIGINT NOT NULL AUTO_INCREMENT UNIQUE,
  actor BIGINT NOT NULL,
  size BIGINT,
  FOREIGN KEY (actor) REFERENCES events (id)
);
`;

  it('are named where they may be larger than a number, with the settings that help', async () => {
    const run = await runCli(newService, { 'schema.sql': wide });
    expect(run.exit).toBe(0);
    expect(run.stderr).toContain('warning[api-integer-wide]');
    expect(run.stderr).toContain('"events.id", "events.size"');
    expect(run.stderr).toContain('"--int64 bigint"');
    expect(run.stderr).toContain('"database.types"');
  });

  it.each(['bigint', 'string'])('are no worry as %s', async (int64) => {
    const run = await runCli([...newService, '--int64', int64], { 'schema.sql': wide });
    expect({ exit: run.exit, stderr: run.stderr }).toEqual({ exit: 0, stderr: '' });
  });

  it('are told of in a project too, and not again when it is generated', async () => {
    const host = await project();
    await host.files.write(`${home}/schema.sql`, wide);
    const run = await runAgain([...ddl, '--api', 'api/tables.api'], host);
    expect(run.stderr).toContain('warning[api-integer-wide]');
    expect((await runAgain(['generate'], host)).stderr).toBe('');
  });
});

describe('apigen model --api in a project', () => {
  it('adds a contract that the contract of the project imports, with its logic', async () => {
    const host = await project();
    const run = await runAgain([...ddl, '--api', 'api/tables.api'], host);
    expect({ exit: run.exit, stderr: run.stderr }).toEqual({ exit: 0, stderr: '' });
    expect(run.files['api/user.api']).toContain('import "tables.api"');
    expect(run.files['api/tables.api']).toContain('@handler listProducts');
    expect(run.files['src/logic/products/list-products.ts']).toContain('ctx.models.products.page(');
    const check = await runAgain(['generate', '--check'], host);
    expect(check.exit).toBe(0);
  });

  it('writes a contract for the tables of this run, beside the one of an earlier run', async () => {
    const host = await project();
    await runAgain([...ddl, '--table', 'products', '--api', 'api/products.api'], host);
    const run = await runAgain([...ddl, '--table', 'stock', '--api', 'api/stock.api'], host);
    expect({ exit: run.exit, stderr: run.stderr }).toEqual({ exit: 0, stderr: '' });
    expect(run.files['api/stock.api']).not.toContain('products');
    expect(run.files['api/user.api']).toContain('import "products.api"\nimport "stock.api"\n');
  });

  it('keeps logic that its owner has written', async () => {
    const host = await project();
    const path = 'src/logic/stock/get-stock.ts';
    await host.files.makeDirectory(`${home}/src/logic/stock`);
    await host.files.write(`${home}/${path}`, '// mine\n');
    const run = await runAgain([...ddl, '--api', 'api/tables.api'], host);
    expect(run.files[path]).toBe('// mine\n');
  });

  it.each([
    ['../tables.api', 'outside of the project'],
    ['tables.txt', 'does not end in ".api"'],
  ])('refuses the file %s', async (path, reason) => {
    const host = await project();
    const before = (await runAgain(['status'], host)).files;
    const run = await runAgain([...ddl, '--api', path], host);
    expect(run.exit).toBe(2);
    expect(run.stderr).toContain(reason);
    expect(run.files).toEqual(before);
  });
});

describe('what a run of apigen model tells', () => {
  it('shows the files that somebody will open, and the platform as one line', async () => {
    const run = await runAgain(ddl, await project());
    expect(run.stdout).toContain('+ src/model/stock.ts');
    expect(run.stdout).toMatch(/ {2}\+ src\/gen\/platform\/ +\d+ files/);
    expect(run.stdout).not.toContain('src/gen/platform/database');
  });
});
