import { setTimeout as wait } from 'node:timers/promises';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { asError } from './as-error.ts';
import type { ShutdownSettings } from './config-types.ts';
import { closeWhenQuiet } from './in-flight.ts';
import { fail } from './run.ts';

const exitCodes = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 } as const;

/**
 * On the first SIGTERM, SIGINT or SIGHUP: say "not ready", keep answering until everybody has heard
 * it, finish what is in flight, end with 0. Clients that are silent for a fifth of the deadline are
 * not waited for. On the second signal, or when the deadline passes: end at once. An error that
 * nobody caught ends the service in the same way, but with 1: what it left behind is not known, and
 * the requests of others are not to blame.
 */
export function endOnSignals(app: FastifyInstance, settings: ShutdownSettings): void {
  const onSignal = (signal: keyof typeof exitCodes): void => {
    if (app.health.isDraining) process.exit(exitCodes[signal]);
    app.log.info({ signal }, 'ending');
    void end(app, settings);
  };
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, onSignal);
  const onError = (thrown: unknown): void => {
    app.log.fatal({ err: asError(thrown) }, 'ending, because nobody caught an error');
    process.exitCode = 1;
    if (!app.health.isDraining) void end(app, settings);
  };
  for (const event of ['uncaughtException', 'unhandledRejection']) {
    process.off(event, fail).on(event, onError);
  }
}

async function end(
  app: FastifyInstance,
  { drainDelay, deadline }: ShutdownSettings,
): Promise<void> {
  app.health.draining();
  askToConnectElsewhere(app);
  const timer = setTimeout(() => {
    app.log.fatal({ deadline }, 'not everything ended in time');
    process.exit(1);
  }, deadline);
  timer.unref();
  try {
    await wait(drainDelay);
    await closeWhenQuiet(app, deadline / 5);
    app.log.info('ended');
    process.exit();
  } catch (error) {
    app.log.fatal({ err: error }, 'could not end in good order');
    process.exit(1);
  }
}

function askToConnectElsewhere({ inFlight, onRequestStart }: FastifyInstance): void {
  const ask = (reply: FastifyReply): void => void reply.header('connection', 'close');
  inFlight.forEach(ask);
  onRequestStart.push((_request, reply) => ask(reply));
}
