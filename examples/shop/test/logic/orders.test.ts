import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { createContext } from '../../src/context.ts';
import { buildApp } from '../../src/gen/app.ts';
import { contract } from '../../src/gen/contract.ts';
import { bearer, testConfig } from '../../src/gen/platform/testing.ts';

const config = testConfig(contract, new URL('../../', import.meta.url));
const customer = bearer(config, 'Customer', { sub: 'customer-1' });
const stranger = bearer(config, 'Customer', { sub: 'customer-2' });
let app: FastifyInstance;

before(async () => {
  app = await buildApp(config, await createContext(config));
});

after(() => app.close());

const place = (lines: object[]) =>
  app.inject({ method: 'POST', url: '/api/v2/orders', headers: customer, payload: { lines } });

describe('an order', () => {
  it('takes the products from the stock, and is refused when there are not enough', async () => {
    const first = await place([{ sku: 'toy-1', quantity: 4 }]);
    assert.equal(first.statusCode, 201, first.body);
    assert.equal(first.json().total.amount, 4 * 3_950);
    const second = await place([{ sku: 'toy-1', quantity: 4 }]);
    assert.deepEqual([second.statusCode, second.json()], [409, { skus: ['toy-1'] }]);
  });

  it('is seen by its customer only', async () => {
    const { id } = (await place([{ sku: 'book-1', quantity: 1 }])).json();
    const url = `/api/v2/orders/${id}`;
    assert.equal((await app.inject({ url, headers: customer })).statusCode, 200);
    assert.equal((await app.inject({ url, headers: stranger })).statusCode, 404);
  });

  it('is cancelled with a reason from a form', async () => {
    const { id } = (await place([{ sku: 'music-1', quantity: 1 }])).json();
    const response = await app.inject({
      method: 'POST',
      url: `/api/v2/orders/${id}/cancel`,
      headers: { ...customer, 'content-type': 'application/x-www-form-urlencoded' },
      payload: 'reason=changed+my+mind',
    });
    assert.equal(response.json().status, 'cancelled', response.body);
  });
});

describe('the catalogue', () => {
  it('is listed a page at a time', async () => {
    const first = await app.inject({ url: '/api/v2/products?limit=2' });
    assert.deepEqual([first.json().items.length, first.json().nextCursor], [2, '2']);
    const second = await app.inject({ url: '/api/v2/products?limit=2&cursor=2' });
    assert.deepEqual([second.json().items.length, second.json().nextCursor], [1, undefined]);
  });

  it('is narrowed by repeated parameters and prices', async () => {
    const response = await app.inject({ url: '/api/v2/products?category=book&category=toy&maxPrice=5000' });
    assert.deepEqual(
      response.json().items.map(({ sku }: { sku: string }) => sku),
      ['toy-1'],
    );
  });

  it('is changed by editors only', async () => {
    const request = { method: 'POST', url: '/api/v2/admin/stock', payload: [{ sku: 'toy-1', stock: 9 }] } as const;
    const editor = await app.inject({ ...request, headers: bearer(config, 'Admin', { roles: ['editor'] }) });
    const reader = await app.inject({ ...request, headers: bearer(config, 'Admin') });
    assert.deepEqual([editor.statusCode, editor.json(), reader.statusCode], [200, { 'toy-1': 9 }, 403]);
  });
});
