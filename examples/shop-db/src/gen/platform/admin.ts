import fastify, { type FastifyInstance, type FastifyReply } from 'fastify';
import type { Registry } from 'prom-client';
import type { Envelope } from './envelope.ts';
import type { Health, HealthReport } from './health.ts';
import { handleErrors } from './problem.ts';
import { rememberRoutes } from './route-table.ts';
import { sendUnroutable } from './unroutable.ts';

/** Whatever the service's own looks like: tools read these. */
const envelope: Envelope = {
  errorType: 'application/problem+json',
  error: (problem) => problem,
};

/**
 * The server for probes and metrics, on a port of its own: no client ever reaches it, and no limit
 * stands in its way.
 */
export function createAdmin(health: Health, metrics: Registry): FastifyInstance {
  const admin = fastify({
    exposeHeadRoutes: true,
    forceCloseConnections: true,
    frameworkErrors: (error, request, reply) => {
      void sendUnroutable(error, request, reply, envelope);
    },
  });
  rememberRoutes(admin);
  handleErrors(admin, envelope);
  admin.get('/livez', (_request, reply) => send(reply, { status: 'ok', checks: {} }));
  admin.get('/startupz', (_request, reply) => send(reply, health.startup()));
  admin.get('/readyz', async (_request, reply) => send(reply, await health.readiness()));
  admin.get('/metrics', async (_request, reply) => {
    const text = await metrics.metrics();
    return reply.type(metrics.contentType).send(text);
  });
  return admin;
}

function send(reply: FastifyReply, report: HealthReport): FastifyReply {
  return reply
    .code(report.status === 'ok' ? 200 : 503)
    .header('cache-control', 'no-store')
    .send(report);
}
