import { setTimeout as wait } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';

declare module 'fastify' {
  interface FastifyInstance {
    /** Requests that are being answered. */
    readonly inFlight: { count: number };
  }
}

/** Counts the requests that are being answered. */
export function countInFlight(app: FastifyInstance): void {
  const inFlight = { count: 0 };
  app.decorate('inFlight', inFlight);
  app.onRequestStart.push(() => {
    inFlight.count += 1;
  });
  app.onRequestEnd.push(() => {
    inFlight.count -= 1;
  });
}

/**
 * Closes the service when nothing is in flight. Clients and proxies hold connections on which they
 * have never sent anything; Node counts those as busy and would wait for them, so they are cut as
 * soon as everything has been quiet for a moment.
 */
export async function closeWhenQuiet(app: FastifyInstance): Promise<void> {
  const stop = new AbortController();
  const closing = app.close().finally(() => stop.abort());
  await Promise.race([closing, cutWhenQuiet(app, stop.signal)]);
  await closing;
}

async function cutWhenQuiet(app: FastifyInstance, signal: AbortSignal): Promise<void> {
  for (let quiet = 0; quiet < 5 && !signal.aborted; quiet += 1) {
    await wait(100);
    if (app.inFlight.count > 0) quiet = 0;
  }
  app.server.closeAllConnections();
}
