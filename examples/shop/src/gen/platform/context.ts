import { validateHeaderName, validateHeaderValue } from 'node:http';
import type { FastifyBaseLogger, FastifyReply, FastifyRequest } from 'fastify';
import { HttpError } from './errors.ts';
import { RequestLifetime } from './lifetime.ts';
import { Respond } from './respond.ts';

/** What every logic function gets from the platform; `src/context.ts` adds the service's own. */
export interface RequestContext {
  /** Writes lines that carry the id of the request. */
  readonly log: FastifyBaseLogger;
  readonly requestId: string;
  /** As Fastify has it: `ip`, `headers`, and what plugins and middleware of your own add to it. */
  readonly request: FastifyRequest;
  /**
   * Aborted when the client is gone or the time is up: hand it to everything that takes a signal.
   */
  readonly signal: AbortSignal;
  readonly reply: ReplyControls;
  /** Answers with another status than the usual one: `return ctx.respond(404, { … })`. */
  readonly respond: <Status extends number, Body>(
    status: Status,
    body: Body,
  ) => Respond<Status, Body>;
  /** The error of a route that nobody has written yet. */
  readonly notImplemented: (name: string) => HttpError;
}

/** What logic may change about a successful response. */
export interface ReplyControls {
  readonly status: (code: number) => void;
  /** Throws where HTTP allows no such header: line ends, letters beyond Latin-1, its own framing. */
  readonly header: (name: string, value: string) => void;
}

/** Headers that say where a message ends; another value makes it unreadable. */
const framing: ReadonlySet<string> = new Set(['transfer-encoding', 'trailer']);

// One getter for all requests: an object whose getter is its own has a hidden class of its own, too, and V8 keeps that,
// and the request behind it, for long.
const signal = {
  enumerable: true,
  get(this: { readonly request: FastifyRequest }): AbortSignal {
    return (this.request.lifetime ?? new RequestLifetime()).signal;
  },
};

/** The context of one request: what all requests share, and what is the request's own. */
export function requestContext<Shared extends object>(
  shared: Shared,
  request: FastifyRequest,
  reply: FastifyReply,
): Shared & RequestContext {
  const context = {
    ...shared,
    request,
    log: request.log,
    requestId: request.id,
    reply: replyControls(reply),
    respond,
    notImplemented,
  };
  return Object.defineProperty(context, 'signal', signal) as typeof context & RequestContext; // it has everything now
}

function replyControls(reply: FastifyReply): ReplyControls {
  return {
    status: (code) => {
      // Anything below is no answer yet: the client would go on waiting for one.
      if (!(code >= 200)) throw new RangeError(`${code} is no status of a response.`);
      void reply.code(code);
    },
    header: (name, value) => {
      // Node would notice when the response is on its way, and that is too late for a good answer.
      validateHeaderName(name);
      validateHeaderValue(name, value);
      if (framing.has(name.toLowerCase())) throw new TypeError(`HTTP sets "${name}" itself.`);
      void reply.header(name, value);
    },
  };
}

function respond<Status extends number, Body>(status: Status, body: Body): Respond<Status, Body> {
  return new Respond(status, body);
}

function notImplemented(name: string): HttpError {
  return new HttpError(501, `"${name}" is not implemented yet.`);
}
