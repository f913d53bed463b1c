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
  showInFlight(app, registry);
  timeRequests(app, registry);
}

function showInFlight(app: FastifyInstance, registry: Registry): void {
  new Gauge({
    name: 'http_requests_in_flight',
    help: 'Requests that are being answered.',
    registers: [registry],
    collect() {
      this.set(app.inFlight.size);
    },
  });
}

// The route's template is the label, never the path: a client must not be able to invent series.
function timeRequests(app: FastifyInstance, registry: Registry): void {
  const durations = new DurationHistogram();
  durations.register(registry);
  app.onRequestEnd.push(({ request, route, status, milliseconds }) => {
    const method = route === undefined ? 'any' : request.method;
    durations.observe({ method, route: route ?? 'unmatched', status }, milliseconds / 1000);
  });
  app.onRefusal.push((status) => {
    durations.observe({ method: 'any', route: 'unmatched', status }, 0);
  });
}
