import type { FastifyInstance } from 'fastify';
import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import { DurationHistogram } from './duration-histogram.ts';

declare module 'fastify' {
  interface FastifyInstance {
    /** Everything that `/metrics` shows; register your own metrics here. */
    readonly metrics: Registry;
  }
}

/**
 * Counts and times requests by route, and shows the process: memory, event loop, garbage
 * collection.
 */
export function useMetrics(app: FastifyInstance, service: string): void {
  const registry = new Registry();
  app.decorate('metrics', registry);
  app.addHook('onReady', async () => collectDefaultMetrics({ register: registry }));
  new Gauge({
    name: 'service_info',
    help: 'What is running.',
    labelNames: ['service', 'node'],
    registers: [registry],
  })
    .labels(service, process.version)
    .set(1);
  countInFlight(app, registry);
  timeRequests(app, registry);
}

function countInFlight(app: FastifyInstance, registry: Registry): void {
  let inFlight = 0;
  new Gauge({
    name: 'http_requests_in_flight',
    help: 'Requests that are being answered.',
    registers: [registry],
    collect() {
      this.set(inFlight);
    },
  });
  app.addHook('onRequest', (_request, _reply, done) => {
    inFlight += 1;
    done();
  });
  app.addHook('onResponse', (_request, _reply, done) => {
    inFlight -= 1;
    done();
  });
}

// The route's template is the label, never the path: a client must not be able to invent series.
function timeRequests(app: FastifyInstance, registry: Registry): void {
  const durations = new DurationHistogram();
  durations.register(registry);
  app.addHook('onRoute', (route) => {
    const observe = durations.series(route.url);
    const behind = [route.onResponse ?? []].flat();
    route.onResponse = [
      ...behind,
      (request, reply, done) => {
        observe(request.method, reply.statusCode, reply.elapsedTime / 1000);
        done();
      },
    ];
  });
  const observeUnmatched = durations.series('unmatched');
  app.addHook('onResponse', (request, reply, done) => {
    if (request.is404) observeUnmatched('any', reply.statusCode, reply.elapsedTime / 1000);
    done();
  });
}
