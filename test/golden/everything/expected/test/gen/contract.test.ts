// Generated from api/input.api by apigen. Changes are lost: edit the contract instead.
import { after, before, describe, it } from 'node:test';
import type { FastifyInstance, InjectOptions } from 'fastify';
import { createContext } from '../../src/context.ts';
import { buildApp } from '../../src/gen/app.ts';
import { contract } from '../../src/gen/contract.ts';
import { signRequests, withSignatureKey } from '../../src/gen/platform/signature-testing.ts';
import { bearer, testConfig } from '../../src/gen/platform/testing.ts';
import { answers, file, form, refuses } from './contract-request.ts';

const config = withSignatureKey(testConfig(contract, new URL('../../', import.meta.url)));
let app: FastifyInstance;

before(async () => {
  app = await buildApp(config, await createContext(config));
  signRequests(app, config);
});

after(() => app.close());

it('is ready', async () => {
  await app.ready();
});

describe('GET /v1/items/:id', () => {
  const request: InjectOptions = { method: 'GET', url: '/v1/items/1' };

  it('answers', () => answers(app, request));

  it('refuses a request with a bad "id"', () =>
    refuses(app, { ...request, url: '/v1/items/not-a-number' }, 400));
});

describe('GET /v1/items', () => {
  const request: InjectOptions = { method: 'GET', url: '/v1/items' };

  it('answers', () => answers(app, request));

  it('refuses a request with a bad "page"', () =>
    refuses(app, { ...request, url: '/v1/items?page=not-a-number' }, 400));
});

describe('HEAD /v1/items', () => {
  const request: InjectOptions = { method: 'HEAD', url: '/v1/items' };

  it('answers', () => answers(app, request));

  it('refuses a request with a bad "page"', () =>
    refuses(app, { ...request, url: '/v1/items?page=not-a-number' }, 400));
});

describe('POST /v1/items', () => {
  const request: InjectOptions = {
    method: 'POST',
    url: '/v1/items',
    payload: {
      createdAt: 1,
      id: '1',
      name: 'example',
      kind: 'book',
      price: 1,
      stock: 1,
      weight: 1,
      made: '2024-01-02T03:04:05Z',
      mail: 'example',
    },
  };

  it('answers', () => answers(app, request));

  it('refuses a request without "createdAt"', () => {
    const payload = {
      id: '1',
      name: 'example',
      kind: 'book',
      price: 1,
      stock: 1,
      weight: 1,
      made: '2024-01-02T03:04:05Z',
      mail: 'example',
    };
    return refuses(app, { ...request, payload }, 400);
  });

  it('refuses a request with a bad "createdAt"', () => {
    const payload = {
      createdAt: 'not-a-number',
      id: '1',
      name: 'example',
      kind: 'book',
      price: 1,
      stock: 1,
      weight: 1,
      made: '2024-01-02T03:04:05Z',
      mail: 'example',
    };
    return refuses(app, { ...request, payload }, 400);
  });
});

describe('PUT /v1/items/:id', () => {
  const request: InjectOptions = {
    method: 'PUT',
    url: '/v1/items/1',
    headers: { ...bearer(config, 'Auth', { roles: ['admin'] }), 'x-trace-id': 'example' },
    payload: {},
  };

  it('answers', () => answers(app, request, ['Audit', 'CheckIP']));

  it('refuses a request without a token', () => refuses(app, { ...request, headers: {} }, 401));

  it('refuses a token that grants too little', () =>
    refuses(app, { ...request, headers: bearer(config, 'Auth') }, 403));

  it('refuses a request without a signature', () => {
    const headers = { ...bearer(config, 'Auth', { roles: ['admin'] }), 'x-content-security': '' };
    return refuses(app, { ...request, headers }, 403, ['Audit', 'CheckIP']);
  });

  it('refuses a request without "x-trace-id"', () => {
    const headers = bearer(config, 'Auth', { roles: ['admin'] });
    return refuses(app, { ...request, headers }, 400, ['Audit', 'CheckIP']);
  });

  it('refuses a request with a bad "id"', () =>
    refuses(app, { ...request, url: '/v1/items/not-a-number' }, 400, ['Audit', 'CheckIP']));
});

describe('DELETE /v1/items/:id', () => {
  const request: InjectOptions = {
    method: 'DELETE',
    url: '/v1/items/1',
    headers: bearer(config, 'Auth', { roles: ['admin'] }),
  };

  it('answers', () => answers(app, request, ['Audit', 'CheckIP']));

  it('refuses a request without a token', () => refuses(app, { ...request, headers: {} }, 401));

  it('refuses a token that grants too little', () =>
    refuses(app, { ...request, headers: bearer(config, 'Auth') }, 403));

  it('refuses a request with a bad "id"', () =>
    refuses(app, { ...request, url: '/v1/items/not-a-number' }, 400, ['Audit', 'CheckIP']));
});

describe('POST /v1/items/import', () => {
  const request: InjectOptions = {
    method: 'POST',
    url: '/v1/items/import',
    headers: bearer(config, 'Auth', { roles: ['admin'], scope: 'items.write items.import' }),
    payload: [
      {
        createdAt: 1,
        id: 1,
        name: 'example',
        kind: 'book',
        price: 1,
        stock: 1,
        weight: 1,
        made: '2024-01-02T03:04:05Z',
        mail: 'example',
      },
    ],
  };

  it('answers', () => answers(app, request, ['Audit', 'CheckIP']));

  it('refuses a request without a token', () => refuses(app, { ...request, headers: {} }, 401));

  it('refuses a token that grants too little', () =>
    refuses(app, { ...request, headers: bearer(config, 'Auth') }, 403));
});

describe('GET /v1/items/events', () => {
  const request: InjectOptions = {
    method: 'GET',
    url: '/v1/items/events',
    headers: bearer(config, 'Auth', { roles: ['admin'] }),
  };

  it('answers', () => answers(app, request, ['Audit', 'CheckIP']));

  it('refuses a request without a token', () => refuses(app, { ...request, headers: {} }, 401));

  it('refuses a token that grants too little', () =>
    refuses(app, { ...request, headers: bearer(config, 'Auth') }, 403));
});

describe('POST /v1/items/reindex', () => {
  const request: InjectOptions = {
    method: 'POST',
    url: '/v1/items/reindex',
    headers: bearer(config, 'Auth', { roles: ['admin'] }),
  };

  it('answers', () => answers(app, request, ['Audit', 'CheckIP']));

  it('refuses a request without a token', () => refuses(app, { ...request, headers: {} }, 401));

  it('refuses a token that grants too little', () =>
    refuses(app, { ...request, headers: bearer(config, 'Auth') }, 403));
});

describe('POST /search', () => {
  const request: InjectOptions = {
    method: 'POST',
    url: '/search',
    headers: bearer(config, 'Partner'),
    payload: { text: 'example' },
  };

  it('answers', () => answers(app, request));

  it('refuses a request without a token', () => refuses(app, { ...request, headers: {} }, 401));

  it('refuses a request without "text"', () => refuses(app, { ...request, payload: {} }, 400));

  it('refuses a request with a bad "text"', () =>
    refuses(app, { ...request, payload: { text: '' } }, 400));
});

describe('GET /text', () => {
  const request: InjectOptions = {
    method: 'GET',
    url: '/text',
    headers: bearer(config, 'Partner'),
  };

  it('answers', () => answers(app, request));

  it('refuses a request without a token', () => refuses(app, { ...request, headers: {} }, 401));
});

describe('GET /count', () => {
  const request: InjectOptions = {
    method: 'GET',
    url: '/count',
    headers: bearer(config, 'Partner'),
  };

  it('answers', () => answers(app, request));

  it('refuses a request without a token', () => refuses(app, { ...request, headers: {} }, 401));
});

describe('GET /labels', () => {
  const request: InjectOptions = {
    method: 'GET',
    url: '/labels',
    headers: bearer(config, 'Partner'),
  };

  it('answers', () => answers(app, request));

  it('refuses a request without a token', () => refuses(app, { ...request, headers: {} }, 401));
});

describe('GET /files/:file-name/raw', () => {
  const request: InjectOptions = {
    method: 'GET',
    url: '/files/example/raw',
    headers: bearer(config, 'Partner'),
  };

  it('answers', () => answers(app, request));

  it('refuses a request without a token', () => refuses(app, { ...request, headers: {} }, 401));
});

describe('POST /items/:id/photos', () => {
  const request: InjectOptions = {
    method: 'POST',
    url: '/items/1/photos',
    headers: bearer(config, 'Partner'),
    payload: form({ title: ['example'], photo: [file] }),
  };

  it('refuses a body that is no form', () => refuses(app, { ...request, payload: {} }, 415));

  it('answers', () => answers(app, request));

  it('refuses a request without a token', () => refuses(app, { ...request, headers: {} }, 401));

  it('refuses a request without "photo"', () =>
    refuses(app, { ...request, payload: form({ title: ['example'] }) }, 400));

  it('refuses a request with a bad "id"', () =>
    refuses(app, { ...request, url: '/items/not-a-number/photos' }, 400));
});

describe('GET /static/*', () => {
  const request: InjectOptions = {
    method: 'GET',
    url: '/static/example',
    headers: bearer(config, 'Partner'),
  };

  it('answers', () => answers(app, request));

  it('refuses a request without a token', () => refuses(app, { ...request, headers: {} }, 401));
});

describe('GET /v1.0/.well-known/promise', () => {
  const request: InjectOptions = {
    method: 'GET',
    url: '/v1.0/.well-known/promise',
    headers: bearer(config, 'Partner'),
  };

  it('answers', () => answers(app, request));

  it('refuses a request without a token', () => refuses(app, { ...request, headers: {} }, 401));
});

describe('POST /reply', () => {
  const request: InjectOptions = {
    method: 'POST',
    url: '/reply',
    headers: bearer(config, 'Partner'),
    payload: { text: 'example' },
  };

  it('answers', () => answers(app, request));

  it('refuses a request without a token', () => refuses(app, { ...request, headers: {} }, 401));

  it('refuses a request without "text"', () => refuses(app, { ...request, payload: {} }, 400));

  it('refuses a request with a bad "text"', () =>
    refuses(app, { ...request, payload: { text: 12 } }, 400));
});
