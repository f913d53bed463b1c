import { setTimeout as wait } from 'node:timers/promises';
import type { FastifyInstance, FastifyReply } from 'fastify';

declare module 'fastify' {
  interface FastifyInstance {
    /** The answers that are not with their clients yet. */
    readonly inFlight: Set<FastifyReply>;
  }
}

/** Makes `app.inFlight`. */
export function watchInFlight(app: FastifyInstance): void {
  const inFlight = new Set<FastifyReply>();
  app.decorate('inFlight', inFlight);
  app.onRequestStart.push((_request, reply) => void inFlight.add(reply));
  app.onRequestEnd.push(({ reply }) => void inFlight.delete(reply));
}

/**
 * Closes the service when nothing is in flight. Clients and proxies hold connections on which they
 * have never sent anything; Node counts those as busy and would wait for them, so they are cut as
 * soon as everything has been quiet for a moment. Clients that neither send nor read anything for
 * `patience` milliseconds are cut, too.
 */
export async function closeWhenQuiet(app: FastifyInstance, patience: number): Promise<void> {
  limitSilence(app, patience);
  await untilSent(app);
  const stop = new AbortController();
  const closing = app.close().finally(() => stop.abort());
  await Promise.race([closing, cutWhenQuiet(app, stop.signal)]);
  await closing;
}

function limitSilence({ inFlight, server }: FastifyInstance, patience: number): void {
  server.timeout = patience;
  for (const { request } of inFlight) request.raw.socket.setTimeout(patience);
}

/** Node takes connections for idle whose answer is whole but still on its way, and cuts them. */
async function untilSent({ inFlight }: FastifyInstance): Promise<void> {
  const isOnItsWay = ({ raw }: FastifyReply): boolean => raw.writableEnded && !raw.writableFinished;
  while ([...inFlight].some(isOnItsWay)) await wait(50);
}

async function cutWhenQuiet(app: FastifyInstance, signal: AbortSignal): Promise<void> {
  for (let quiet = 0; quiet < 5 && !signal.aborted; quiet += 1) {
    await wait(100);
    if (app.inFlight.size > 0) quiet = 0;
  }
  app.server.closeAllConnections();
}
