import type { FastifyReply, FastifyRequest } from 'fastify';
import { HttpError } from './errors.ts';
import { validationProblems } from './validation.ts';

/** What a client is told of an error. */
export interface ErrorAnswer {
  readonly known: HttpError;
  /**
   * An `answer` is meant for the client as it is; a `refusal` is of a hook that lets a request go no
   * further, whose text only the log tells; a `fault` is the service's own.
   */
  readonly kind: 'answer' | 'refusal' | 'fault';
}

/** Makes an answer of whatever was thrown, which may throw again when it is looked at. */
export function answerTo(
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
): ErrorAnswer {
  try {
    return readError(error, request, reply);
  } catch (failure) {
    return internalFault(failure);
  }
}

function readError(error: unknown, request: FastifyRequest, reply: FastifyReply): ErrorAnswer {
  if (error instanceof HttpError) return { known: error, kind: kindOf(error) };
  if (!(error instanceof Error)) return internalFault(error);
  const { status, code, expose } = readable(error);
  if (code === 'FST_ERR_VALIDATION') return answer(invalidRequest(request, error));
  if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') return answer(unsupported(request));
  // Only the messages of Fastify and its plugins, and those of errors that say so, are meant for
  // the client: a driver's are not.
  const isFastifys = code?.startsWith('FST_') === true;
  if (isOfClient(status) && (isFastifys || expose === true))
    return answer(new HttpError(status, sentence(error.message), { cause: error }));
  if (status === 503 && expose !== undefined) return fault(unavailable(error, reply));
  const isHooks = isBeforeLogic(request) && !('serialization' in error);
  // Hooks may as well set the status of the reply and throw an error that has none.
  const refused = isHooks ? refusal(error, status ?? reply.statusCode, reply) : undefined;
  if (refused !== undefined) return { known: refused, kind: 'refusal' };
  if (!isFastifys) return internalFault(error);
  if (status === 503) return fault(unavailable(error, reply));
  // A plugin that asks another service says so when that fails.
  return status === 502 || status === 504
    ? fault(new HttpError(status, failed, { cause: error }))
    : internalFault(error);
}

/** An error that the logic chose to send is an answer, whatever its status, unless a cause is behind it. */
function kindOf({ statusCode, cause }: HttpError): ErrorAnswer['kind'] {
  return statusCode >= 500 && cause !== undefined ? 'fault' : 'answer';
}

interface ReadableError {
  readonly status: number | undefined;
  readonly code: string | undefined;
  readonly expose: unknown;
}

function readable(error: Error): ReadableError {
  const status =
    'statusCode' in error && Number.isInteger(error.statusCode)
      ? Number(error.statusCode)
      : undefined;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  return { status, code, expose: 'expose' in error ? error.expose : undefined };
}

/**
 * What a hook throws is its answer, as in every Fastify: to a wrong password, to one request too
 * many. What the logic throws may be the error of a client that it uses, whose status is another
 * service's.
 */
function isBeforeLogic({ lifetime }: FastifyRequest): boolean {
  return lifetime?.hasBegun !== true && lifetime?.hasAnswer !== true;
}

function refusal(error: Error, status: number, reply: FastifyReply): HttpError | undefined {
  if (status === 503) return unavailable(error, reply);
  return isOfClient(status) ? new HttpError(status, '', { cause: error }) : undefined;
}

function isOfClient(status: number | undefined): status is number {
  return status !== undefined && status >= 400 && status <= 499;
}

function answer(known: HttpError): ErrorAnswer {
  return { known, kind: 'answer' };
}

function fault(known: HttpError): ErrorAnswer {
  return { known, kind: 'fault' };
}

const failed = 'The service could not answer this request.';

function internalFault(cause: unknown): ErrorAnswer {
  return fault(new HttpError(500, failed, { cause }));
}

/** Whatever is needed is away or busy for the moment: the same request may succeed later. */
function unavailable(cause: Error, reply: FastifyReply): HttpError {
  const headers = reply.hasHeader('retry-after') ? {} : { 'retry-after': '1' };
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

function sentence(message: string): string {
  return /[.!?]$/.test(message) ? message : `${message}.`;
}
