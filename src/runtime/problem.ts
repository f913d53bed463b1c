import type {
  FastifyBaseLogger,
  FastifyError,
  FastifyInstance,
  FastifyReply,
  FastifyRequest,
} from 'fastify';
import { asError } from './as-error.ts';
import type { Envelope } from './envelope.ts';
import { HttpError, type Problem } from './errors.ts';
import { methodsOf } from './route-table.ts';
import { validationProblems } from './validation.ts';

/** Answers every error, whatever raised it, in the form of the envelope. */
export function handleErrors(app: FastifyInstance, envelope: Envelope): void {
  app.setErrorHandler<FastifyError>((error, request, reply) =>
    sendError(error, request, reply, envelope),
  );
  app.setNotFoundHandler((request, reply) =>
    sendError(notFound(request), request, reply, envelope),
  );
}

/** Sends an error as a problem, and logs it when it is the service's own fault. */
export function sendError(
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
  envelope: Envelope,
): FastifyReply {
  const known = readError(error, request);
  if (isFault(error, known)) logFault(error, request);
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

/**
 * An error that the logic chose to send is an answer, whatever its status; one with a cause behind
 * it is worth a line.
 */
function isFault(error: unknown, { statusCode, cause }: HttpError): boolean {
  return statusCode >= 500 && (!(error instanceof HttpError) || cause !== undefined);
}

function toProblem(error: HttpError, request: FastifyRequest): Problem {
  return {
    type: error.type,
    title: error.title,
    status: error.statusCode,
    ...(error.message !== '' && { detail: error.message }),
    instance: pathOf(request.url),
    requestId: request.id,
    ...(error.errors.length > 0 && { errors: error.errors }),
  };
}

/** The path alone: a query may hold what belongs into no log and no response. */
export function pathOf(url: string): string {
  const query = url.search(/[?#;]/);
  return query === -1 ? url : url.slice(0, query);
}

/** What was thrown may throw again when it is looked at. */
function readError(error: unknown, request: FastifyRequest): HttpError {
  try {
    return toHttpError(error, request);
  } catch (failure) {
    return internalError(failure);
  }
}

function toHttpError(error: unknown, request: FastifyRequest): HttpError {
  if (error instanceof HttpError) return error;
  if (!(error instanceof Error)) return internalError(error);
  const { statusCode, code } = readable(error);
  if (code === 'FST_ERR_VALIDATION') return invalidRequest(request, error);
  if (statusCode === 503 && 'expose' in error) return unavailable(error);
  if (statusCode === undefined || statusCode < 400 || statusCode > 499) return internalError(error);
  // Only Fastify's own messages, and those of errors that say so, are meant for the client: a
  // driver's are not.
  const isExposed =
    code?.startsWith('FST_') === true || ('expose' in error && error.expose === true);
  if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') return unsupported(request);
  return isExposed
    ? new HttpError(statusCode, sentence(error.message), { cause: error })
    : internalError(error);
}

function readable(error: Error): { statusCode: number | undefined; code: string | undefined } {
  const statusCode =
    'statusCode' in error && Number.isInteger(error.statusCode)
      ? Number(error.statusCode)
      : undefined;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  return { statusCode, code };
}

function internalError(cause: unknown): HttpError {
  return new HttpError(500, 'The service could not answer this request.', { cause });
}

/** Whatever the logic needs is away for the moment: the same request may succeed later. */
function unavailable(cause: Error): HttpError {
  const headers = { 'retry-after': '1' };
  return new HttpError(503, 'The service cannot answer at the moment.', { headers, cause });
}

/** Routes with files take forms alone; what others take beside JSON says the same. */
function unsupported({ routeOptions }: FastifyRequest): HttpError {
  const uploads: unknown = Reflect.get(routeOptions.config, 'uploads');
  const takesFiles = typeof uploads === 'object' && Object.keys(uploads ?? {}).length > 0;
  const type = takesFiles ? 'multipart/form-data' : 'application/json';
  return new HttpError(415, `Send the body as "${type}".`);
}

function invalidRequest(request: FastifyRequest, error: Error): HttpError {
  const found = validationProblems(request);
  const errors = found.length > 0 ? found : [{ detail: error.message }];
  const count = errors.length === 1 ? 'one error' : `${errors.length} errors`;
  return new HttpError(400, `The request has ${count}.`, { errors });
}

function notFound(request: FastifyRequest): HttpError {
  const allowed = methodsOf(request.server, pathOf(request.url));
  // What a step in front of the logic hides has a route that answers this very method.
  const isHidden = allowed.includes(request.method);
  if (allowed.length === 0 || isHidden) return new HttpError(404, 'Nothing answers at this path.');
  const allow = allowed.join(', ');
  return new HttpError(405, `This path answers ${allow}.`, { headers: { allow } });
}

function sentence(message: string): string {
  return /[.!?]$/.test(message) ? message : `${message}.`;
}
