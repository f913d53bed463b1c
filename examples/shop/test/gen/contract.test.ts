// Generated from shop.api by apigen. Changes are lost: edit the contract instead.
import assert from 'node:assert/strict';
import { subscribe } from 'node:diagnostics_channel';
import { after, before, describe, it } from 'node:test';
import type { FastifyInstance, InjectOptions } from 'fastify';
import { createContext } from '../../src/context.ts';
import { buildApp } from '../../src/gen/app.ts';
import { contract } from '../../src/gen/contract.ts';
import { bearer, testConfig } from '../../src/gen/platform/testing.ts';

const config = testConfig(contract, new URL('../../', import.meta.url));
let app: FastifyInstance;
let handled = 0;

// Fastify says when a request is handed to the code behind its route.
subscribe('tracing:fastify.request.handler:start', () => {
  handled += 1;
});

before(async () => {
  app = await buildApp(config, await createContext(config));
});

after(() => app.close());

/** A valid request reaches the logic, unless middleware stops it, and nothing breaks. */
async function answers(request: InjectOptions, middleware: readonly string[] = []): Promise<void> {
  const handledBefore = handled;
  const response = await app.inject({ ...request, payloadAsStream: true });
  const { statusCode } = response;
  response.stream().destroy();
  const isStopped = middleware.length > 0 && statusCode >= 400 && statusCode < 500;
  assert.ok(handled > handledBefore || isStopped, `the request was refused with ${statusCode}`);
  assert.notEqual(statusCode, 500);
}

/** An invalid request is refused before it reaches the logic. */
async function refuses(
  request: InjectOptions,
  status: number,
  middleware: readonly string[] = [],
): Promise<void> {
  const handledBefore = handled;
  const { statusCode, body } = await app.inject(request);
  const isStopped = middleware.length > 0 && statusCode >= 400 && statusCode < 500;
  assert.ok(statusCode === status || isStopped, `answered ${statusCode}: ${body}`);
  assert.equal(handled, handledBefore, 'the logic was reached');
}

describe('GET /api/v2/products', () => {
  const request: InjectOptions = { method: 'GET', url: '/api/v2/products' };

  it('answers', () => answers(request));

  it('refuses a request with a bad "limit"', () =>
    refuses(
      { ...request, url: '/api/v2/products?limit=not-a-number' },
      400,
    ));
});

describe('GET /api/v2/products/:sku', () => {
  const request: InjectOptions = { method: 'GET', url: '/api/v2/products/example' };

  it('answers', () => answers(request));

  it('refuses a request with a bad "sku"', () =>
    refuses(
      { ...request, url: '/api/v2/products/xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx' },
      400,
    ));
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

  it('answers', () => answers(request, ['Audit']));

  it('refuses a request without a token', () => refuses({ ...request, headers: {} }, 401));

  it('refuses a token that grants too little', () =>
    refuses(
      { ...request, headers: bearer(config, 'Admin') },
      403,
    ));

  it('refuses a request without "name"', () =>
    refuses(
      { ...request, payload: { category: 'book', price: { amount: 1 } } },
      400,
      ['Audit'],
    ));

  it('refuses a request with a bad "sku"', () =>
    refuses(
      { ...request, url: '/api/v2/admin/products/xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx' },
      400,
      ['Audit'],
    ));
});

describe('POST /api/v2/admin/stock', () => {
  const request: InjectOptions = {
    method: 'POST',
    url: '/api/v2/admin/stock',
    headers: bearer(config, 'Admin', { roles: ['editor'] }),
    payload: [{ sku: 'example', stock: 1 }],
  };

  it('answers', () => answers(request, ['Audit']));

  it('refuses a request without a token', () => refuses({ ...request, headers: {} }, 401));

  it('refuses a token that grants too little', () =>
    refuses(
      { ...request, headers: bearer(config, 'Admin') },
      403,
    ));
});

describe('POST /api/v2/orders', () => {
  const request: InjectOptions = {
    method: 'POST',
    url: '/api/v2/orders',
    headers: bearer(config, 'Customer'),
    payload: { lines: [{ sku: 'example', quantity: 1 }] },
  };

  it('answers', () => answers(request));

  it('refuses a request without a token', () => refuses({ ...request, headers: {} }, 401));

  it('refuses a request without "lines"', () => refuses({ ...request, payload: {} }, 400));

  it('refuses a request with a bad "lines"', () =>
    refuses(
      { ...request, payload: { lines: 'not-a-list' } },
      400,
    ));
});

describe('GET /api/v2/orders', () => {
  const request: InjectOptions = {
    method: 'GET',
    url: '/api/v2/orders',
    headers: bearer(config, 'Customer'),
  };

  it('answers', () => answers(request));

  it('refuses a request without a token', () => refuses({ ...request, headers: {} }, 401));

  it('refuses a request with a bad "limit"', () =>
    refuses(
      { ...request, url: '/api/v2/orders?limit=not-a-number' },
      400,
    ));
});

describe('GET /api/v2/orders/:orderId', () => {
  const request: InjectOptions = {
    method: 'GET',
    url: '/api/v2/orders/123e4567-e89b-12d3-a456-426614174000',
    headers: bearer(config, 'Customer'),
  };

  it('answers', () => answers(request));

  it('refuses a request without a token', () => refuses({ ...request, headers: {} }, 401));
});

describe('POST /api/v2/orders/:orderId/cancel', () => {
  const request: InjectOptions = {
    method: 'POST',
    url: '/api/v2/orders/123e4567-e89b-12d3-a456-426614174000/cancel',
    headers: bearer(config, 'Customer'),
    payload: {},
  };

  it('answers', () => answers(request));

  it('refuses a request without a token', () => refuses({ ...request, headers: {} }, 401));
});
