// Generated from hello.api by apigen. Changes are lost: edit the contract instead.
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

describe('GET /hello/:name', () => {
  const request: InjectOptions = { method: 'GET', url: '/hello/example' };

  it('answers', () => answers(app, request));

  it('refuses a request with a bad "name"', () =>
    refuses(app, { ...request, url: '/hello/xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx' }, 400));
});
