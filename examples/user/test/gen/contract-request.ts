// Generated from user.api by apigen. Changes are lost: edit the contract instead.
import assert from 'node:assert/strict';
import { subscribe } from 'node:diagnostics_channel';
import type { FastifyInstance, InjectOptions } from 'fastify';

let handled = 0;
let failure: unknown;

// Fastify says when a request is handed to the code behind its route, and what that throws.
subscribe('tracing:fastify.request.handler:start', () => {
  handled += 1;
  failure = undefined;
});
subscribe('tracing:fastify.request.handler:error', (message) => {
  failure = (message as { error?: unknown }).error; // as Fastify documents it
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
  if (statusCode !== 500) return;
  // A response that does not fit is found behind the code of its route.
  const cause = failure === undefined ? {} : { cause: failure };
  throw new Error('The service failed. LOG_LEVEL=error shows why in the log.', cause);
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
