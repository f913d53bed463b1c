// Generated from user.api by apigen. Changes are lost: edit the contract instead.
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

describe('POST /v1/login', () => {
  const request: InjectOptions = {
    method: 'POST',
    url: '/v1/login',
    payload: { email: 'user@example.com', password: 'examplee' },
  };

  it('answers', () => answers(app, request));

  it('refuses a request without "email"', () =>
    refuses(app, { ...request, payload: { password: 'examplee' } }, 400));

  it('refuses a request with a bad "email"', () =>
    refuses(app, { ...request, payload: { email: '', password: 'examplee' } }, 400));
});

describe('GET /v1/users', () => {
  const request: InjectOptions = {
    method: 'GET',
    url: '/v1/users',
    headers: bearer(config, 'Auth'),
  };

  it('answers', () => answers(app, request, ['AccessLog']));

  it('refuses a request without a token', () => refuses(app, { ...request, headers: {} }, 401));

  it('refuses a request with a bad "page"', () =>
    refuses(app, { ...request, url: '/v1/users?page=not-a-number' }, 400, ['AccessLog']));
});

describe('POST /v1/users', () => {
  const request: InjectOptions = {
    method: 'POST',
    url: '/v1/users',
    headers: bearer(config, 'Auth'),
    payload: { email: 'user@example.com', name: 'example', password: 'examplee' },
  };

  it('answers', () => answers(app, request, ['AccessLog']));

  it('refuses a request without a token', () => refuses(app, { ...request, headers: {} }, 401));

  it('refuses a request without "email"', () => {
    const payload = { name: 'example', password: 'examplee' };
    return refuses(app, { ...request, payload }, 400, ['AccessLog']);
  });

  it('refuses a request with a bad "email"', () => {
    const payload = { email: '', name: 'example', password: 'examplee' };
    return refuses(app, { ...request, payload }, 400, ['AccessLog']);
  });
});

describe('GET /v1/users/:id', () => {
  const request: InjectOptions = {
    method: 'GET',
    url: '/v1/users/1',
    headers: bearer(config, 'Auth'),
  };

  it('answers', () => answers(app, request, ['AccessLog']));

  it('refuses a request without a token', () => refuses(app, { ...request, headers: {} }, 401));

  it('refuses a request with a bad "id"', () =>
    refuses(app, { ...request, url: '/v1/users/not-a-number' }, 400, ['AccessLog']));
});

describe('PATCH /v1/users/:id', () => {
  const request: InjectOptions = {
    method: 'PATCH',
    url: '/v1/users/1',
    headers: bearer(config, 'Auth'),
    payload: {},
  };

  it('answers', () => answers(app, request, ['AccessLog']));

  it('refuses a request without a token', () => refuses(app, { ...request, headers: {} }, 401));

  it('refuses a request with a bad "id"', () =>
    refuses(app, { ...request, url: '/v1/users/not-a-number' }, 400, ['AccessLog']));
});

describe('DELETE /v1/users/:id', () => {
  const request: InjectOptions = {
    method: 'DELETE',
    url: '/v1/users/1',
    headers: bearer(config, 'Auth'),
  };

  it('answers', () => answers(app, request, ['AccessLog']));

  it('refuses a request without a token', () => refuses(app, { ...request, headers: {} }, 401));

  it('refuses a request with a bad "id"', () =>
    refuses(app, { ...request, url: '/v1/users/not-a-number' }, 400, ['AccessLog']));
});
