import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { createRequire } from 'node:module';
import type { FastifyInstance, FastifyLoggerOptions } from 'fastify';
import type { LoggerOptions } from 'pino';
import type { LogSettings, ServiceConfig } from './config-types.ts';
import { pathOf } from './problem.ts';

const secrets = [
  'authorization',
  'cookie',
  'password',
  'secret',
  'token',
  'accessToken',
  'refreshToken',
];

/**
 * Options of the logger: JSON lines, readable ones where a person watches, and no secrets in
 * either.
 */
export function loggerOptions(config: ServiceConfig): FastifyLoggerOptions & LoggerOptions {
  const { level, redact } = config.log;
  const paths = secrets.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]);
  return {
    level,
    base: { service: config.service },
    redact: { paths: [...paths, 'headers["set-cookie"]', ...redact], censor: '[redacted]' },
    ...(isPretty(config.log, config.environment) && {
      transport: {
        target: 'pino-pretty',
        options: { translateTime: 'HH:MM:ss.l', ignore: 'pid,hostname,service' },
      },
    }),
  };
}

function isPretty({ pretty }: LogSettings, environment: string): boolean {
  if (
    pretty === false ||
    (pretty === 'auto' && (environment !== 'development' || !process.stdout.isTTY))
  )
    return false;
  try {
    createRequire(import.meta.url).resolve('pino-pretty');
    return true;
  } catch {
    return false;
  }
}

/**
 * The id of a request: the caller's where it is well formed, so that a call can be followed across
 * services.
 */
export function requestId(request: Pick<IncomingMessage, 'headers'>): string {
  const given = request.headers['x-request-id'];
  return typeof given === 'string' && /^[\w.:-]{8,128}$/.test(given) ? given : randomUUID();
}

/** Writes one line per request, behind the response, and gives the client its request id. */
export function logRequests(app: FastifyInstance, settings: LogSettings): void {
  app.addHook('onRequest', (request, reply, done) => {
    reply.header('x-request-id', request.id);
    done();
  });
  app.onRequestEnd.push(({ request, route, status, milliseconds }) => {
    const ms = Math.round(milliseconds * 100) / 100;
    const line = { method: request.method, path: pathOf(request.url), route, status, ms };
    if (milliseconds >= settings.slow) request.log.warn(line, 'slow request');
    else request.log.info(line, 'request');
  });
}
