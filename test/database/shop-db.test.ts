import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { repositoryRoot } from '../support/repository.ts';
import { runOnDisk } from '../support/disk-project.ts';
import { testDatabase } from '../support/servers/test-database.ts';
import { labFolder, startService, type RunningService } from '../support/service-lab.ts';

const committed = join(repositoryRoot, 'examples/shop-db');
const folders: string[] = [];

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** A copy of the example, with nothing that a run has left behind. */
async function copyExample(): Promise<string> {
  const folder = join(await labFolder('shop-db'), 'shop-db');
  folders.push(folder);
  const left = /\/(?:node_modules|dist)(?:\/|$)|\/shop\.db|\/\.env$/;
  cpSync(committed, folder, {
    recursive: true,
    filter: (path) => !left.test(path.slice(committed.length)),
  });
  return folder;
}

/** The address of an empty database; undefined where its server is missing. */
async function addressOf(dialect: string): Promise<string | undefined> {
  if (dialect === 'mysql' || dialect === 'postgres') return testDatabase(dialect);
  return 'sqlite:shop.db';
}

async function post(
  service: RunningService,
  path: string,
  body: object = {},
): Promise<{ status: number; body: Readonly<Record<string, unknown>> }> {
  const response = await fetch(`${service.url}/v1${path}`, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json' },
  });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> }; // every answer of it is an object
}

describe('examples/shop-db', () => {
  it.for(['sqlite', 'mysql', 'postgres'])(
    'sells on %s, and never more than there is',
    async (dialect, context) => {
      const address = await addressOf(dialect);
      if (address === undefined) return context.skip(`There is no server of ${dialect} here.`);
      const environment = { NODE_ENV: 'development', DATABASE_URL: address };
      const folder = await copyExample();
      const service = await startService(folder, environment);
      context.onTestFinished(() => void service.process.kill('SIGKILL'));

      const ada = { email: 'ada@example.com', name: 'Ada' };
      const customer = await post(service, '/customers', ada);
      expect(customer).toMatchObject({ status: 201, body: ada });
      expect((await post(service, '/customers', ada)).status).toBe(409);
      const tea = { sku: 'tea', name: 'Tea', price: '0.10', stock: 7, attributes: { leaf: 'green' } };
      const product = await post(service, '/products', tea);
      expect(product).toMatchObject({ status: 201, body: { ...tea, category: 'other', version: 1 } });

      const order = {
        customerId: customer.body['id'],
        lines: [{ productId: product.body['id'], quantity: 1 }],
      };
      const answers = await Promise.all(Array.from({ length: 20 }, () => post(service, '/orders', order)));
      const statuses = answers.map(({ status }) => status);
      expect(statuses.toSorted((one, other) => one - other)).toEqual([
        ...Array<number>(7).fill(201),
        ...Array<number>(13).fill(409),
      ]);
      const stock = await (await fetch(`${service.url}/v1/products/${String(product.body['id'])}`)).json();
      expect(stock).toMatchObject({ stock: 0 });
      const sold = answers.find(({ status }) => status === 201)?.body ?? {};
      expect(sold).toMatchObject({ total: '0.10', state: 'open', items: [{ line: 1, price: '0.10' }] });
      const listed = await (await fetch(`${service.url}/v1/orders?limit=5`)).json();
      expect(listed).toMatchObject({ items: [{}, {}, {}, {}, {}], nextCursor: expect.any(String) });
      expect((await post(service, `/orders/${String(sold['id'])}/cancel`)).body['state']).toBe('cancelled');
      expect(await service.stop(), service.output()).toMatchObject({ exitCode: 0 });

      // Started again, it finds the migrations applied and its rows.
      const again = await startService(folder, environment);
      context.onTestFinished(() => void again.process.kill('SIGKILL'));
      const kept = await (await fetch(`${again.url}/v1/products/${String(product.body['id'])}`)).json();
      expect(kept).toMatchObject({ sku: 'tea', stock: 1, attributes: { leaf: 'green' } });
      expect(await again.stop(), again.output()).toMatchObject({ exitCode: 0 });
      const url = dialect === 'sqlite' ? [] : ['--url', address];
      const status = await runOnDisk(['migrate', 'status', '--check', ...url], folder);
      expect(status.exit, status.output).toBe(0);
      const difference = await runOnDisk(['migrate', 'diff', '--check', ...url], folder);
      expect(difference.exit, difference.output).toBe(0);
    },
  );

  it('has the models that its schema gives', async () => {
    const folder = await copyExample();
    const { exit, output } = await runOnDisk(
      ['model', 'ddl', 'schema.sql', '--dialect', 'mysql', '--dry-run'],
      folder,
    );
    expect({ exit, output }).toMatchObject({ exit: 0, output: expect.stringContaining('nothing to write') });
  });
});
