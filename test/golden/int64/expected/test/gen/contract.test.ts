// Generated from api/input.api by apigen. Changes are lost: edit the contract instead.
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

describe('POST /nodes', () => {
  const request: InjectOptions = {
    method: 'POST',
    url: '/nodes',
    payload: { id: 1, alias: 1, text: '1', maybe: 1, list: [1], choice: 1, zero: 1, small: 1 },
  };

  it('answers', () => answers(app, request));

  it('refuses a request without "id"', () => {
    const payload = { alias: 1, text: '1', maybe: 1, list: [1], choice: 1, zero: 1, small: 1 };
    return refuses(app, { ...request, payload }, 400);
  });

  it('refuses a request with a bad "id"', () => {
    const payload = {
      id: 'not-a-number',
      alias: 1,
      text: '1',
      maybe: 1,
      list: [1],
      choice: 1,
      zero: 1,
      small: 1,
    };
    return refuses(app, { ...request, payload }, 400);
  });
});

describe('GET /nodes/:id', () => {
  const request: InjectOptions = { method: 'GET', url: '/nodes/1' };

  it('answers', () => answers(app, request));

  it('refuses a request with a bad "id"', () =>
    refuses(app, { ...request, url: '/nodes/not-a-number' }, 400));
});

describe('POST /forms', () => {
  const request: InjectOptions = {
    method: 'POST',
    url: '/forms',
    payload: { id: 1 },
  };

  it('answers', () => answers(app, request));
});

describe('POST /sums', () => {
  const request: InjectOptions = { method: 'POST', url: '/sums', payload: [1] };

  it('answers', () => answers(app, request));
});

describe('GET /names/:id', () => {
  const request: InjectOptions = { method: 'GET', url: '/names/1' };

  it('answers', () => answers(app, request));

  it('refuses a request with a bad "id"', () =>
    refuses(app, { ...request, url: '/names/not-a-number' }, 400));
});

describe('GET /count', () => {
  const request: InjectOptions = { method: 'GET', url: '/count' };

  it('answers', () => answers(app, request));
});

describe('GET /last/:id', () => {
  const request: InjectOptions = { method: 'GET', url: '/last/1' };

  it('answers', () => answers(app, request));

  it('refuses a request with a bad "id"', () =>
    refuses(app, { ...request, url: '/last/not-a-number' }, 400));
});

describe('GET /events', () => {
  const request: InjectOptions = { method: 'GET', url: '/events' };

  it('answers', () => answers(app, request));
});
