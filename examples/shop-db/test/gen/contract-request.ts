// Generated from shop.api by apigen. Changes are lost: edit the contract instead.
import assert from 'node:assert/strict';
import { subscribe } from 'node:diagnostics_channel';
import type { FastifyInstance, InjectOptions } from 'fastify';

let handled = 0;

// Fastify says when a request is handed to the code behind its route.
subscribe('tracing:fastify.request.handler:start', () => {
  handled += 1;
});

/** A valid request reaches the logic, unless middleware stops it, and nothing breaks. */
export async function answers(
  app: FastifyInstance,
  request: InjectOptions,
  middleware: readonly string[] = [],
): Promise<void> {
  const handledBefore = handled;
  const response = await app.inject({ ...request, payloadAsStream: true });
  const { statusCode } = response;
  response.stream().destroy();
  const isStopped = middleware.length > 0 && statusCode >= 400 && statusCode < 500;
  assert.ok(handled > handledBefore || isStopped, `the request was refused with ${statusCode}`);
  assert.notEqual(statusCode, 500);
}

/** An invalid request is refused before it reaches the logic. */
export async function refuses(
  app: FastifyInstance,
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
