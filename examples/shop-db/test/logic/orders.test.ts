import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { createContext } from '../../src/context.ts';
import { buildApp } from '../../src/gen/app.ts';
import { contract } from '../../src/gen/contract.ts';
import { testConfig } from '../../src/gen/platform/testing.ts';

const config = testConfig(contract, new URL('../../', import.meta.url));
let app: FastifyInstance;

before(async () => {
  app = await buildApp(config, await createContext(config));
});

after(() => app.close());

const post = async (url: string, payload: object = {}) =>
  app.inject({ method: 'POST', url: `/v1${url}`, payload });

const add = async (url: string, payload: object): Promise<number> => {
  const response = await post(url, payload);
  assert.equal(response.statusCode, 201, response.body);
  return response.json().id;
};

const stockOf = async (id: number): Promise<number> =>
  (await app.inject(`/v1/products/${id}`)).json().stock;

describe('an order', () => {
  it('takes its pieces from the stock and adds up exactly', async () => {
    const customerId = await add('/customers', { email: 'ada@example.com', name: 'Ada' });
    const tea = await add('/products', { sku: 'tea', name: 'Tea', price: '0.10', stock: 9 });
    const cup = await add('/products', { sku: 'cup', name: 'Cup', price: '19.90', stock: 9 });
    const lines = [
      { productId: tea, quantity: 3 },
      { productId: cup, quantity: 2 },
    ];
    const order = (await post('/orders', { customerId, lines })).json();
    assert.equal(order.total, '40.10');
    assert.deepEqual([await stockOf(tea), await stockOf(cup)], [6, 7]);
    assert.deepEqual((await app.inject(`/v1/orders/${order.id}`)).json(), order);
    const list = (await app.inject(`/v1/orders?customerId=${customerId}`)).json();
    assert.deepEqual(list.items, [order]);
  });

  it('is refused as a whole when one product is out of stock', async () => {
    const customerId = await add('/customers', { email: 'bob@example.com', name: 'Bob' });
    const pen = await add('/products', { sku: 'pen', name: 'Pen', price: '1', stock: 5 });
    const ink = await add('/products', { sku: 'ink', name: 'Ink', price: '1', stock: 1 });
    const lines = [
      { productId: pen, quantity: 1 },
      { productId: ink, quantity: 2 },
    ];
    const response = await post('/orders', { customerId, lines });
    assert.deepEqual(
      [response.statusCode, response.json()],
      [409, { productId: ink, available: 1 }],
    );
    assert.equal(await stockOf(pen), 5);
  });

  it('never sells more than there is, however many come at once', async () => {
    const customerId = await add('/customers', { email: 'eve@example.com', name: 'Eve' });
    const hat = await add('/products', { sku: 'hat', name: 'Hat', price: '5', stock: 7 });
    const lines = [{ productId: hat, quantity: 1 }];
    const all = await Promise.all(
      Array.from({ length: 20 }, () => post('/orders', { customerId, lines })),
    );
    const statuses = all.map(({ statusCode }) => statusCode);
    assert.deepEqual(
      [
        statuses.filter((status) => status === 201).length,
        statuses.filter((status) => status === 409).length,
      ],
      [7, 13],
    );
    assert.equal(await stockOf(hat), 0);
  });

  it('gives its pieces back once when it is cancelled', async () => {
    const customerId = await add('/customers', { email: 'kim@example.com', name: 'Kim' });
    const bag = await add('/products', { sku: 'bag', name: 'Bag', price: '5', stock: 3 });
    const order = (
      await post('/orders', { customerId, lines: [{ productId: bag, quantity: 2 }] })
    ).json();
    for (let time = 0; time < 2; time += 1) {
      assert.equal((await post(`/orders/${order.id}/cancel`)).json().state, 'cancelled');
      assert.equal(await stockOf(bag), 3);
    }
  });
});
