import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { createRequire } from 'node:module';
import { Stream } from 'node:stream';
import {
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  type FastifyServerOptions,
  LogController,
} from 'fastify';
import { asError } from './as-error.ts';
import type { LogSettings, ServiceConfig } from './config-types.ts';
import { isRecord } from './is-record.ts';
import { shownPath } from './problem.ts';
import { redactor } from './redact.ts';
import { breakOff } from './request-end.ts';

/** Options of Fastify's logger. */
export type LoggerOptions = Exclude<FastifyServerOptions['logger'], boolean | undefined>;

/**
 * Options of the logger: JSON lines, readable ones where a person watches, no secrets in either.
 * Only what is bound to a child logger is written as it is.
 */
export function loggerOptions(config: ServiceConfig): LoggerOptions {
  const redact = redactor(config.log.redact);
  return {
    level: config.log.level,
    base: { service: config.service },
    formatters: { log: redact },
    serializers: { err: describeError, req: describeRequest, res: describeResponse },
    ...(isPretty(config.log, config.environment) && {
      transport: {
        target: 'pino-pretty',
        options: {
          translateTime: 'HH:MM:ss.l',
          ignore: 'pid,hostname,service,reqId,method,path,route,status,ms,address',
          messageFormat: '{msg}{if method} {method} {path} {status} in {ms} ms{end}',
        },
      },
    }),
  };
}

interface DescribedError {
  readonly type: string;
  readonly message: string;
  readonly stack: string;
  readonly [detail: string]: unknown;
}

/** The longest chain of causes that is worth reading; one may lead back to itself. */
const mostCauses = 8;

/** An error as logs show it, or whatever else was thrown. */
function describeError(error: unknown): DescribedError {
  try {
    return describe(error, mostCauses);
  } catch {
    return { type: typeof error, message: 'What was thrown cannot be read.', stack: '' };
  }
}

/** Clients of databases and services hang requests, tokens and all, on their errors. */
function describe(error: unknown, causes: number): DescribedError {
  if (!isRecord(error)) return { type: typeof error, message: String(error), stack: '' };
  const { name = 'object', message, stack = '', code, cause } = error;
  return {
    type: String(name),
    message: String(message),
    stack: String(stack),
    ...(code !== undefined && { code }),
    ...(cause !== undefined && causes > 0 && { cause: describe(cause, causes - 1) }),
    ...(error instanceof AggregateError &&
      causes > 0 && { errors: describeAll(error, causes - 1) }),
  };
}

/** Of several attempts each has its reason: a connection is tried on every address of a host. */
function describeAll({ errors }: AggregateError, causes: number): DescribedError[] {
  return errors.slice(0, mostCauses).map((error) => describe(error, causes));
}

interface Described {
  readonly [detail: string]: unknown;
}

/**
 * What the logic calls `req` is written as it is, by its JSON. Of a request of HTTP, lines tell the
 * same as those of {@link logRequests}, and nothing of its query or headers.
 */
function describeRequest(value: unknown): Described {
  const raw = messageOf(value);
  if (raw === undefined) return value as Described; // pino writes texts, lists and null as well
  const { method, url } = raw;
  return { method, path: shownPath(String(url)) };
}

/** The same for `res`, which may be the response of another service, too. */
function describeResponse(value: unknown): Described {
  const raw = messageOf(value);
  if (raw === undefined) return value as Described; // as above
  return { statusCode: raw['statusCode'] };
}

/** The message of Node behind a request or response, its own or Fastify's. */
function messageOf(value: unknown): Record<string, unknown> | undefined {
  const raw = isRecord(value) && !(value instanceof Stream) ? value['raw'] : value;
  return raw instanceof Stream && isRecord(raw) ? raw : undefined;
}

/** Fastify's lines are not written, but for answers that the service could not give or finish. */
export class FaultLog extends LogController {
  constructor() {
    super({ disableRequestLogging: true });
  }

  override defaultErrorLog(error: Error, request: FastifyRequest): void {
    request.log.error({ err: error }, 'the answer to an error failed');
  }

  override streamError(thrown: unknown, request: FastifyRequest, reply: FastifyReply): void {
    const error = asError(thrown);
    const isGone = 'code' in error && error.code === 'ERR_STREAM_PREMATURE_CLOSE';
    if (isGone || request.lifetime?.isOver === true) return;
    breakOff(reply);
    request.log.error({ err: error }, 'the response broke off');
  }
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
  app.onRequestStart.push((request, reply) => {
    reply.header('x-request-id', request.id);
    // Node knows the address of a connection that is gone only if it was asked before.
    void request.socket.remoteAddress;
  });
  app.onRequestEnd.push(({ request, reply, route, status, milliseconds }) => {
    const ms = Math.round(milliseconds * 100) / 100;
    const { method, url, ip: address } = request;
    const line = { method, path: shownPath(url), route, status, ms, address };
    if (milliseconds >= settings.slow && !isEventStream(reply))
      request.log.warn(line, 'slow request');
    else request.log.info(line, 'request');
  });
}

/** Streams of events last as long as their clients stay, and that is not slow. */
function isEventStream(reply: FastifyReply): boolean {
  return reply.getHeader('content-type') === 'text/event-stream';
}
