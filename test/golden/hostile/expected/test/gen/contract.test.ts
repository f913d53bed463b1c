// Generated from api/input.api by apigen. Changes are lost: edit the contract instead.
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

describe('DELETE /~x/constructor/:it/import', () => {
  const request: InjectOptions = {
    method: 'DELETE',
    url: '/~x/constructor/example/import',
    headers: bearer(config, 'constructor', { roles: ["it's"] }),
    payload: { x: '^(a+)+$' },
  };

  it('answers', () => answers(app, request, ['await', 'Import', '__proto__']));

  it('refuses a request without a token', () => refuses(app, { ...request, headers: {} }, 401));

  it('refuses a token that grants too little', () =>
    refuses(app, { ...request, headers: bearer(config, 'constructor') }, 403));

  it('refuses a request without "x"', () =>
    refuses(app, { ...request, payload: {} }, 400, ['await', 'Import', '__proto__']));

  it('refuses a request with a bad "x"', () =>
    refuses(app, { ...request, payload: { x: '\u0000' } }, 400, ['await', 'Import', '__proto__']));
});

describe('POST /~x/constructor/default', () => {
  const request: InjectOptions = {
    method: 'POST',
    url: '/~x/constructor/default',
    headers: bearer(config, 'constructor', { roles: ["it's"] }),
    payload: { constructor: 'a b' },
  };

  it('answers', () => answers(app, request, ['await', 'Import', '__proto__']));

  it('refuses a request without a token', () => refuses(app, { ...request, headers: {} }, 401));

  it('refuses a token that grants too little', () =>
    refuses(app, { ...request, headers: bearer(config, 'constructor') }, 403));

  it('refuses a request without "constructor"', () =>
    refuses(app, { ...request, payload: {} }, 400, ['await', 'Import', '__proto__']));

  it('refuses a request with a bad "constructor"', () => {
    const payload = { constructor: '\u0000' };
    return refuses(app, { ...request, payload }, 400, ['await', 'Import', '__proto__']);
  });
});

describe('GET /~x/constructor/constructor', () => {
  const request: InjectOptions = {
    method: 'GET',
    url: '/~x/constructor/constructor?%E5%90%8D%E5%89%8D=example',
    headers: bearer(config, 'constructor', { roles: ["it's"] }),
  };

  it('answers', () => answers(app, request, ['await', 'Import', '__proto__']));

  it('refuses a request without a token', () => refuses(app, { ...request, headers: {} }, 401));

  it('refuses a token that grants too little', () =>
    refuses(app, { ...request, headers: bearer(config, 'constructor') }, 403));

  it('refuses a request without "名前"', () => {
    const url = '/~x/constructor/constructor';
    return refuses(app, { ...request, url }, 400, ['await', 'Import', '__proto__']);
  });
});

describe('GET /~x/constructor/__proto__', () => {
  const request: InjectOptions = {
    method: 'GET',
    url: '/~x/constructor/__proto__',
    headers: bearer(config, 'constructor', { roles: ["it's"] }),
  };

  it('answers', () => answers(app, request, ['await', 'Import', '__proto__']));

  it('refuses a request without a token', () => refuses(app, { ...request, headers: {} }, 401));

  it('refuses a token that grants too little', () =>
    refuses(app, { ...request, headers: bearer(config, 'constructor') }, 403));
});

describe('GET /~x/constructor/take', () => {
  const request: InjectOptions = {
    method: 'GET',
    url: '/~x/constructor/take',
    headers: bearer(config, 'constructor', { roles: ["it's"] }),
  };

  it('answers', () => answers(app, request, ['await', 'Import', '__proto__']));

  it('refuses a request without a token', () => refuses(app, { ...request, headers: {} }, 401));

  it('refuses a token that grants too little', () =>
    refuses(app, { ...request, headers: bearer(config, 'constructor') }, 403));
});

describe('GET /~x/constructor/arguments', () => {
  const request: InjectOptions = {
    method: 'GET',
    url: '/~x/constructor/arguments',
    headers: bearer(config, 'constructor', { roles: ["it's"] }),
  };

  it('answers', () => answers(app, request, ['await', 'Import', '__proto__']));

  it('refuses a request without a token', () => refuses(app, { ...request, headers: {} }, 401));

  it('refuses a token that grants too little', () =>
    refuses(app, { ...request, headers: bearer(config, 'constructor') }, 403));
});

describe('GET /~x/constructor/Object', () => {
  const request: InjectOptions = {
    method: 'GET',
    url: '/~x/constructor/Object',
    headers: bearer(config, 'constructor', { roles: ["it's"] }),
  };

  it('answers', () => answers(app, request, ['await', 'Import', '__proto__']));

  it('refuses a request without a token', () => refuses(app, { ...request, headers: {} }, 401));

  it('refuses a token that grants too little', () =>
    refuses(app, { ...request, headers: bearer(config, 'constructor') }, 403));
});

describe('GET /~x/constructor/app', () => {
  const request: InjectOptions = {
    method: 'GET',
    url: '/~x/constructor/app',
    headers: bearer(config, 'constructor', { roles: ["it's"] }),
  };

  it('answers', () => answers(app, request, ['await', 'Import', '__proto__']));

  it('refuses a request without a token', () => refuses(app, { ...request, headers: {} }, 401));

  it('refuses a token that grants too little', () =>
    refuses(app, { ...request, headers: bearer(config, 'constructor') }, 403));
});

describe('POST /~x/constructor/request', () => {
  const request: InjectOptions = {
    method: 'POST',
    url: '/~x/constructor/request',
    headers: bearer(config, 'constructor', { roles: ["it's"] }),
    payload: { constructor: 'a b' },
  };

  it('answers', () => answers(app, request, ['await', 'Import', '__proto__']));

  it('refuses a request without a token', () => refuses(app, { ...request, headers: {} }, 401));

  it('refuses a token that grants too little', () =>
    refuses(app, { ...request, headers: bearer(config, 'constructor') }, 403));

  it('refuses a request without "constructor"', () =>
    refuses(app, { ...request, payload: {} }, 400, ['await', 'Import', '__proto__']));

  it('refuses a request with a bad "constructor"', () => {
    const payload = { constructor: '\u0000' };
    return refuses(app, { ...request, payload }, 400, ['await', 'Import', '__proto__']);
  });
});
