// Generated from shop.api by apigen. Changes are lost: edit the contract instead.
import { after, before, describe, it } from 'node:test';
import type { FastifyInstance, InjectOptions } from 'fastify';
import { createContext } from '../../src/context.ts';
import { buildApp } from '../../src/gen/app.ts';
import { contract } from '../../src/gen/contract.ts';
import { bearer, testConfig } from '../../src/gen/platform/testing.ts';
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

describe('GET /api/v2/products', () => {
  const request: InjectOptions = { method: 'GET', url: '/api/v2/products' };

  it('answers', () => answers(app, request));

  it('refuses a request with a bad "limit"', () =>
    refuses(app, { ...request, url: '/api/v2/products?limit=not-a-number' }, 400));
});

describe('GET /api/v2/products/:sku', () => {
  const request: InjectOptions = { method: 'GET', url: '/api/v2/products/example' };

  it('answers', () => answers(app, request));

  it('refuses a request with a bad "sku"', () => {
    const url = '/api/v2/products/xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx';
    return refuses(app, { ...request, url }, 400);
  });
});

describe('PUT /api/v2/admin/products/:sku', () => {
  const request: InjectOptions = {
    method: 'PUT',
    url: '/api/v2/admin/products/example',
    headers: bearer(config, 'Admin', { roles: ['editor'] }),
    payload: {
      name: 'example',
      category: 'book',
      price: { amount: 1 },
    },
  };

  it('answers', () => answers(app, request, ['Audit']));

  it('refuses a request without a token', () => refuses(app, { ...request, headers: {} }, 401));

  it('refuses a token that grants too little', () =>
    refuses(app, { ...request, headers: bearer(config, 'Admin') }, 403));

  it('refuses a request without "name"', () => {
    const payload = { category: 'book', price: { amount: 1 } };
    return refuses(app, { ...request, payload }, 400, ['Audit']);
  });

  it('refuses a request with a bad "sku"', () => {
    const url = '/api/v2/admin/products/xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx';
    return refuses(app, { ...request, url }, 400, ['Audit']);
  });
});

describe('POST /api/v2/admin/stock', () => {
  const request: InjectOptions = {
    method: 'POST',
    url: '/api/v2/admin/stock',
    headers: bearer(config, 'Admin', { roles: ['editor'] }),
    payload: [{ sku: 'example', stock: 1 }],
  };

  it('answers', () => answers(app, request, ['Audit']));

  it('refuses a request without a token', () => refuses(app, { ...request, headers: {} }, 401));

  it('refuses a token that grants too little', () =>
    refuses(app, { ...request, headers: bearer(config, 'Admin') }, 403));
});

describe('POST /api/v2/orders', () => {
  const request: InjectOptions = {
    method: 'POST',
    url: '/api/v2/orders',
    headers: bearer(config, 'Customer'),
    payload: { lines: [{ sku: 'example', quantity: 1 }] },
  };

  it('answers', () => answers(app, request));

  it('refuses a request without a token', () => refuses(app, { ...request, headers: {} }, 401));

  it('refuses a request without "lines"', () => refuses(app, { ...request, payload: {} }, 400));

  it('refuses a request with a bad "lines"', () =>
    refuses(app, { ...request, payload: { lines: 'not-a-list' } }, 400));
});

describe('GET /api/v2/orders', () => {
  const request: InjectOptions = {
    method: 'GET',
    url: '/api/v2/orders',
    headers: bearer(config, 'Customer'),
  };

  it('answers', () => answers(app, request));

  it('refuses a request without a token', () => refuses(app, { ...request, headers: {} }, 401));

  it('refuses a request with a bad "limit"', () =>
    refuses(app, { ...request, url: '/api/v2/orders?limit=not-a-number' }, 400));
});

describe('GET /api/v2/orders/:orderId', () => {
  const request: InjectOptions = {
    method: 'GET',
    url: '/api/v2/orders/123e4567-e89b-12d3-a456-426614174000',
    headers: bearer(config, 'Customer'),
  };

  it('answers', () => answers(app, request));

  it('refuses a request without a token', () => refuses(app, { ...request, headers: {} }, 401));
});

describe('POST /api/v2/orders/:orderId/cancel', () => {
  const request: InjectOptions = {
    method: 'POST',
    url: '/api/v2/orders/123e4567-e89b-12d3-a456-426614174000/cancel',
    headers: bearer(config, 'Customer'),
    payload: {},
  };

  it('answers', () => answers(app, request));

  it('refuses a request without a token', () => refuses(app, { ...request, headers: {} }, 401));
});
