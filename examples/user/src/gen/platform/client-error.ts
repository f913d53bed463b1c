import { randomUUID } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Envelope } from './envelope.ts';
import { HttpError } from './errors.ts';
import { errorBody } from './problem.ts';

declare module 'fastify' {
  interface FastifyInstance {
    /** Called with the status of the answer to what could not be read as a request. */
    readonly onRefusal: ((status: number) => void)[];
  }
}

/** What Node finds wrong with a connection before, or while, it reads a request. */
export type ClientError = Error & { readonly code?: string };

/** Milliseconds for which a refused client may go on sending, so that it gets to read its answer. */
const linger = 1_000;

const replies = new WeakMap<Socket, FastifyReply>();
const refused = new WeakSet<Socket>();

/**
 * Makes `app.onRefusal`, remembers which request was the last on its connection, and ends
 * connections on which nothing happens any more.
 */
export function watchConnections(app: FastifyInstance): void {
  app.decorate('onRefusal', []);
  app.onRequestStart.push(({ raw }, reply) => replies.set(raw.socket, reply));
  app.server.on('timeout', endSilence);
}

/** Only the service itself may take its time: its routes have limits of their own. */
function endSilence(socket: Socket): void {
  const reply = replies.get(socket);
  const isIdle = reply === undefined || reply.raw.writableFinished;
  const isUnread = socket.writableLength > 0;
  if (isIdle || isUnread) socket.destroy();
  else if (!reply.request.raw.complete) refuseRequest(408, reply);
}

/** Answers what cannot be read as HTTP, or comes too slowly, and closes the connection. */
export function refuse(
  app: FastifyInstance,
  error: ClientError,
  socket: Socket,
  envelope: Envelope,
): void {
  if (error.code === 'ECONNRESET' || !socket.writable || refused.has(socket)) return;
  refused.add(socket);
  const reply = replies.get(socket);
  const isUnderWay = reply !== undefined && !reply.raw.writableFinished;
  if (isUnderWay && error.code === 'HPE_INVALID_EOF_STATE') reply.raw.destroy();
  else if (isUnderWay) refuseRequest(statusOf(error), reply);
  // Browsers and proxies open connections in advance, and expect no answer to nothing.
  else if (socket.bytesRead === 0) socket.destroy();
  else refuseConnection(app, error, socket, envelope);
}

/**
 * Ends a request on whose connection nothing more can be read: nothing may be written there but its
 * answer. A whole request still gets the answer that it is waiting for.
 */
function refuseRequest(status: number, reply: FastifyReply): void {
  if (reply.raw.headersSent) {
    reply.raw.destroy();
    return;
  }
  void reply.header('connection', 'close');
  if (!reply.request.raw.complete && !reply.sent)
    void reply.send(new HttpError(status, details[status]));
}

function refuseConnection(
  { log, onRefusal }: FastifyInstance,
  error: ClientError,
  socket: Socket,
  envelope: Envelope,
): void {
  const status = statusOf(error);
  const title = STATUS_CODES[status] ?? '';
  const requestId = randomUUID();
  log.info(
    { reqId: requestId, code: error.code, address: socket.remoteAddress, status },
    'no request',
  );
  for (const listener of onRefusal) listener(status);
  const problem = { type: 'about:blank', title, status, detail: details[status] ?? '' };
  const instance = `urn:uuid:${requestId}`;
  const body = errorBody({ ...problem, instance, requestId }, envelope, log);
  const head = [
    `HTTP/1.1 ${status} ${title}`,
    `content-type: ${envelope.errorType}`,
    `content-length: ${Buffer.byteLength(body)}`,
    `x-request-id: ${requestId}`,
    'connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
  setTimeout(() => socket.destroy(), linger).unref();
}

const details: Readonly<Record<number, string>> = {
  400: 'This is not HTTP as it should be.',
  408: 'The request did not arrive in time.',
  413: 'The extensions of the chunks are too large.',
  431: 'The line of the request and its headers are too large.',
};

function statusOf({ code }: ClientError): number {
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return 408;
  if (code === 'HPE_CHUNK_EXTENSIONS_OVERFLOW') return 413;
  return code === 'HPE_HEADER_OVERFLOW' ? 431 : 400;
}
