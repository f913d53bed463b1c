// Generated from hello.api by apigen. Changes are lost: edit the contract instead.
import assert from 'node:assert/strict';
import { subscribe } from 'node:diagnostics_channel';
import { after, before, describe, it } from 'node:test';
import type { FastifyInstance, InjectOptions } from 'fastify';
import { createContext } from '../../src/context.ts';
import { buildApp } from '../../src/gen/app.ts';
import { contract } from '../../src/gen/contract.ts';
import { testConfig } from '../../src/gen/platform/testing.ts';

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

describe('GET /hello/:name', () => {
  const request: InjectOptions = { method: 'GET', url: '/hello/example' };

  it('answers', () => answers(request));

  it('refuses a request with a bad "name"', () =>
    refuses(
      { ...request, url: '/hello/xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx' },
      400,
    ));
});
