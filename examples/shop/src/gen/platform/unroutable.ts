import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import type { Envelope } from './envelope.ts';
import { HttpError } from './errors.ts';
import { sendError } from './problem.ts';

/**
 * Answers a request whose URL leads to no route because it cannot be read. No hook runs for it, so
 * it is throttled here.
 */
export async function sendUnroutable(
  error: FastifyError,
  request: FastifyRequest,
  reply: FastifyReply,
  envelope: Envelope,
): Promise<void> {
  try {
    await request.server.throttle?.(request, reply);
    const detail = details[error.code];
    const known = new HttpError(error.statusCode ?? 400, detail, { cause: error });
    sendError(detail === undefined ? error : known, request, reply, envelope);
  } catch (tooMany) {
    sendError(tooMany, request, reply, envelope);
  }
}

const details: Readonly<Record<string, string>> = {
  FST_ERR_BAD_URL: 'The path holds a "%" that is not followed by a readable code.',
  FST_ERR_MAX_PARAM_LENGTH: 'A part of the path is too long.',
};
