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

describe('POST /a/:id', () => {
  const request: InjectOptions = {
    method: 'POST',
    url: '/a/example',
    headers: { 'x-count': '1', 'x-kind': 'a', authorization: 'example' },
    payload: { name: 'example', part: { x: 'example', y: 'example' } },
  };

  it('answers', () => answers(app, request));

  it('refuses a request without "x-count"', () =>
    refuses(app, { ...request, headers: { 'x-kind': 'a', authorization: 'example' } }, 400));

  it('refuses a request with a bad "name"', () =>
    refuses(app, { ...request, payload: { name: 12, part: { x: 'example', y: 'example' } } }, 400));
});

describe('GET /b', () => {
  const request: InjectOptions = {
    method: 'GET',
    url: '/b?x=example',
    headers: { 'x-y': 'example' },
  };

  it('answers', () => answers(app, request));

  it('refuses a request without "x"', () => refuses(app, { ...request, url: '/b' }, 400));
});

describe('PUT /c', () => {
  const request: InjectOptions = {
    method: 'PUT',
    url: '/c',
    headers: { 'x-y': 'example' },
    payload: { x: 'example' },
  };

  it('answers', () => answers(app, request));

  it('refuses a request without "x-y"', () => refuses(app, { ...request, headers: {} }, 400));

  it('refuses a request with a bad "x"', () =>
    refuses(app, { ...request, payload: { x: 12 } }, 400));
});

describe('PATCH /d', () => {
  const request: InjectOptions = { method: 'PATCH', url: '/d', payload: ['example'] };

  it('answers', () => answers(app, request));
});

describe('POST /d', () => {
  const request: InjectOptions = {
    method: 'POST',
    url: '/d?name=a',
    headers: { 'x-trace': 'example' },
    payload: { name: 'example' },
  };

  it('answers', () => answers(app, request));

  it('refuses a request without "name"', () => refuses(app, { ...request, url: '/d' }, 400));

  it('refuses a request with a bad "name"', () =>
    refuses(app, { ...request, url: '/d?name=%00' }, 400));
});

describe('GET /d', () => {
  const request: InjectOptions = {
    method: 'GET',
    url: '/d?name=a',
    headers: { 'x-trace': 'example' },
  };

  it('answers', () => answers(app, request));

  it('refuses a request without "name"', () => refuses(app, { ...request, url: '/d' }, 400));

  it('refuses a request with a bad "name"', () =>
    refuses(app, { ...request, url: '/d?name=%00' }, 400));
});

describe('POST /scalar', () => {
  const request: InjectOptions = {
    method: 'POST',
    url: '/scalar',
    headers: { 'content-type': 'application/json' },
    payload: '"example"',
  };

  it('answers', () => answers(app, request));
});

describe('POST /map', () => {
  const request: InjectOptions = { method: 'POST', url: '/map', payload: {} };

  it('answers', () => answers(app, request));
});

describe('POST /inline', () => {
  const request: InjectOptions = {
    method: 'POST',
    url: '/inline',
    payload: { a: 'example' },
  };

  it('answers', () => answers(app, request));

  it('refuses a request without "a"', () => refuses(app, { ...request, payload: {} }, 400));

  it('refuses a request with a bad "a"', () =>
    refuses(app, { ...request, payload: { a: 12 } }, 400));
});
