// Generated from shop.api by apigen. Changes are lost: edit the contract instead.
import { after, before, describe, it } from 'node:test';
import type { FastifyInstance, InjectOptions } from 'fastify';
import { createContext } from '../../src/context.ts';
import { buildApp } from '../../src/gen/app.ts';
import { contract } from '../../src/gen/contract.ts';
import { testConfig } from '../../src/gen/platform/testing.ts';
import { answers, refuses } from './contract-request.ts';

const config = testConfig(contract, new URL('../../', import.meta.url));
let app: FastifyInstance;

before(async () => {
  app = await buildApp(config, await createContext(config));
});

after(() => app.close());

it('is ready', async () => {
  await app.ready();
});

describe('POST /v1/orders', () => {
  const request: InjectOptions = {
    method: 'POST',
    url: '/v1/orders',
    payload: { customerId: 1, lines: [{ productId: 1, quantity: 1 }] },
  };

  it('answers', () => answers(app, request));

  it('refuses a request without "customerId"', () =>
    refuses(app, { ...request, payload: { lines: [{ productId: 1, quantity: 1 }] } }, 400));

  it('refuses a request with a bad "customerId"', () => {
    const payload = { customerId: 'not-a-number', lines: [{ productId: 1, quantity: 1 }] };
    return refuses(app, { ...request, payload }, 400);
  });
});

describe('GET /v1/orders', () => {
  const request: InjectOptions = { method: 'GET', url: '/v1/orders' };

  it('answers', () => answers(app, request));

  it('refuses a request with a bad "customerId"', () =>
    refuses(app, { ...request, url: '/v1/orders?customerId=not-a-number' }, 400));
});

describe('GET /v1/orders/:id', () => {
  const request: InjectOptions = { method: 'GET', url: '/v1/orders/1' };

  it('answers', () => answers(app, request));

  it('refuses a request with a bad "id"', () =>
    refuses(app, { ...request, url: '/v1/orders/not-a-number' }, 400));
});

describe('POST /v1/orders/:id/cancel', () => {
  const request: InjectOptions = { method: 'POST', url: '/v1/orders/1/cancel' };

  it('answers', () => answers(app, request));

  it('refuses a request with a bad "id"', () =>
    refuses(app, { ...request, url: '/v1/orders/not-a-number/cancel' }, 400));
});

describe('GET /v1/customers', () => {
  const request: InjectOptions = { method: 'GET', url: '/v1/customers' };

  it('answers', () => answers(app, request));

  it('refuses a request with a bad "limit"', () =>
    refuses(app, { ...request, url: '/v1/customers?limit=not-a-number' }, 400));
});

describe('GET /v1/customers/:id', () => {
  const request: InjectOptions = { method: 'GET', url: '/v1/customers/1' };

  it('answers', () => answers(app, request));

  it('refuses a request with a bad "id"', () =>
    refuses(app, { ...request, url: '/v1/customers/not-a-number' }, 400));
});

describe('POST /v1/customers', () => {
  const request: InjectOptions = {
    method: 'POST',
    url: '/v1/customers',
    payload: { email: 'example', name: 'example' },
  };

  it('answers', () => answers(app, request));

  it('refuses a request without "email"', () =>
    refuses(app, { ...request, payload: { name: 'example' } }, 400));

  it('refuses a request with a bad "email"', () =>
    refuses(app, { ...request, payload: { email: 'x'.repeat(191), name: 'example' } }, 400));
});

describe('PATCH /v1/customers/:id', () => {
  const request: InjectOptions = { method: 'PATCH', url: '/v1/customers/1', payload: {} };

  it('answers', () => answers(app, request));

  it('refuses a request with a bad "id"', () =>
    refuses(app, { ...request, url: '/v1/customers/not-a-number' }, 400));
});

describe('DELETE /v1/customers/:id', () => {
  const request: InjectOptions = { method: 'DELETE', url: '/v1/customers/1' };

  it('answers', () => answers(app, request));

  it('refuses a request with a bad "id"', () =>
    refuses(app, { ...request, url: '/v1/customers/not-a-number' }, 400));
});

describe('GET /v1/products', () => {
  const request: InjectOptions = { method: 'GET', url: '/v1/products' };

  it('answers', () => answers(app, request));

  it('refuses a request with a bad "limit"', () =>
    refuses(app, { ...request, url: '/v1/products?limit=not-a-number' }, 400));
});

describe('GET /v1/products/:id', () => {
  const request: InjectOptions = { method: 'GET', url: '/v1/products/1' };

  it('answers', () => answers(app, request));

  it('refuses a request with a bad "id"', () =>
    refuses(app, { ...request, url: '/v1/products/not-a-number' }, 400));
});

describe('POST /v1/products', () => {
  const request: InjectOptions = {
    method: 'POST',
    url: '/v1/products',
    payload: { sku: 'example', name: 'example', price: '1' },
  };

  it('answers', () => answers(app, request));

  it('refuses a request without "sku"', () =>
    refuses(app, { ...request, payload: { name: 'example', price: '1' } }, 400));

  it('refuses a request with a bad "sku"', () => {
    const payload = { sku: 'x'.repeat(41), name: 'example', price: '1' };
    return refuses(app, { ...request, payload }, 400);
  });
});

describe('PATCH /v1/products/:id', () => {
  const request: InjectOptions = {
    method: 'PATCH',
    url: '/v1/products/1',
    payload: { version: 1 },
  };

  it('answers', () => answers(app, request));

  it('refuses a request without "version"', () => refuses(app, { ...request, payload: {} }, 400));

  it('refuses a request with a bad "id"', () =>
    refuses(app, { ...request, url: '/v1/products/not-a-number' }, 400));
});

describe('DELETE /v1/products/:id', () => {
  const request: InjectOptions = { method: 'DELETE', url: '/v1/products/1' };

  it('answers', () => answers(app, request));

  it('refuses a request with a bad "id"', () =>
    refuses(app, { ...request, url: '/v1/products/not-a-number' }, 400));
});
