import type {
  FastifyBaseLogger,
  FastifyError,
  FastifyInstance,
  FastifyReply,
  FastifyRequest,
} from 'fastify';
import { asError } from './as-error.ts';
import type { Envelope } from './envelope.ts';
import { answerTo } from './error-answer.ts';
import { HttpError, type Problem } from './errors.ts';
import { methodsOf } from './route-table.ts';

/** Answers every error, whatever raised it, in the form of the envelope. */
export function handleErrors(app: FastifyInstance, envelope: Envelope): void {
  app.setErrorHandler<FastifyError>((error, request, reply) =>
    sendError(error, request, reply, envelope),
  );
  app.setNotFoundHandler((request, reply) =>
    sendError(notFound(request), request, reply, envelope),
  );
}

/** Sends an error as a problem, and logs what nobody chose to send. */
export function sendError(
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
  envelope: Envelope,
): FastifyReply {
  const { known, kind } = answerTo(error, request, reply);
  if (kind === 'fault') logFault(error, request);
  if (kind === 'refusal') request.log.info({ err: asError(error) }, 'refused before the logic');
  return reply
    .code(known.statusCode)
    .headers(known.headers)
    .type(envelope.errorType)
    .serializer(asItIs)
    .send(errorBody(toProblem(known, request), envelope, request.log));
}

const asItIs = (text: string): string => text;

/** The body of an error. An envelope that fails does not stand between a client and its answer. */
export function errorBody(problem: Problem, envelope: Envelope, log: FastifyBaseLogger): string {
  try {
    return JSON.stringify(envelope.error(problem));
  } catch (error) {
    log.error({ err: asError(error) }, 'the envelope of errors failed');
    return JSON.stringify(problem);
  }
}

/** Whatever breaks because the client is gone is no fault of the service's. */
function logFault(error: unknown, { lifetime, log }: FastifyRequest): void {
  const err = asError(error);
  if (lifetime?.isOver === true) log.debug({ err }, 'failed when nobody waited any more');
  else log.error({ err }, 'request failed');
}

function toProblem(error: HttpError, request: FastifyRequest): Problem {
  return {
    type: error.type,
    title: error.title,
    status: error.statusCode,
    ...(error.message !== '' && { detail: error.message }),
    instance: shownPath(request.url),
    requestId: request.id,
    ...(error.errors.length > 0 && { errors: error.errors }),
  };
}

/** The path alone: a query may hold what belongs into no log and no response. */
export function pathOf(url: string): string {
  const query = url.search(/[?#;]/);
  return query === -1 ? url : url.slice(0, query);
}

/** Whatever a client makes of its path, more of it helps nobody who reads an answer or the log. */
const longestShown = 2_048;

/** The path as answers and the log tell it: cut where it is too long, and never within an escape. */
export function shownPath(url: string): string {
  const path = pathOf(url);
  return path.length > longestShown ? path.slice(0, longestShown).replace(/%.?$/, '') : path;
}

function notFound(request: FastifyRequest): HttpError {
  const allowed = methodsOf(request.server, pathOf(request.url));
  // What a step in front of the logic hides has a route that answers this very method.
  const isHidden = allowed.includes(request.method);
  if (allowed.length === 0 || isHidden) return new HttpError(404, 'Nothing answers at this path.');
  const allow = allowed.join(', ');
  return new HttpError(405, `This path answers ${allow}.`, { headers: { allow } });
}
