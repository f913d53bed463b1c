import { Readable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { asError } from './as-error.ts';
import { stringifyExact } from './exact-json.ts';
import { type JsonSchema, holdsExactInteger } from './json-schema.ts';
import { asSchema, schemaResolver } from './schema-resolver.ts';
import { wireForm } from './wire-form.ts';

/** One server-sent event. */
export interface ServerEvent<Data> {
  readonly data: Data;
  readonly id?: string;
  /** The name that a client listens for; `message` when there is none. */
  readonly event?: string;
  /** Milliseconds that a client waits before it connects again. */
  readonly retry?: number;
}

declare module 'fastify' {
  interface FastifyInstance {
    /** The answers that last as long as their clients stay. */
    readonly eventStreams: Set<FastifyReply>;
  }
}

/** Ends the streams of events when the service ends: their clients connect again, elsewhere. */
export function endEventsAtClose(app: FastifyInstance): void {
  app.decorate('eventStreams', new Set<FastifyReply>());
  app.addHook('preClose', (done) => {
    for (const { raw, request } of app.eventStreams) {
      request.lifetime?.end(new Error('The service is ending.'));
      raw.end();
    }
    done();
  });
}

const heartbeat = 15_000;
const comment = ': \n\n';

/** Answers with a stream of events that lasts as long as the generator and the client do. */
export async function sendEvents<Data>(
  reply: FastifyReply,
  events: AsyncIterable<ServerEvent<Data>>,
): Promise<FastifyReply> {
  const iterator = events[Symbol.asyncIterator]();
  const first = iterator.next();
  // A generator that fails at once still gets an ordinary error response.
  await Promise.race([first, setImmediate()]);
  const stream = Readable.from(linesOf(first, iterator, writerFor(reply)), {
    objectMode: false,
    highWaterMark: 16 * 1024,
  });
  // Proxies cut connections on which nothing happens; a comment is something, and clients ignore
  // it.
  const timer = setInterval(() => {
    if (!reply.raw.writableNeedDrain) reply.raw.write(comment);
  }, heartbeat);
  const { eventStreams } = reply.server;
  eventStreams.add(reply);
  stream.once('close', () => clearInterval(timer));
  // Not every generator ends with its client: an answer to HEAD has no body, and some never look at
  // their signal.
  const end = (): void => {
    clearInterval(timer);
    eventStreams.delete(reply);
    reply.request.lifetime?.end(new Error('The stream is over.'));
    stream.destroy();
    void endQuietly(iterator);
  };
  if (reply.raw.closed) end();
  else reply.raw.once('close', end);
  return reply
    .type('text/event-stream')
    .header('cache-control', 'no-store')
    .header('x-accel-buffering', 'no')
    .send(stream);
}

async function endQuietly(iterator: AsyncIterator<unknown>): Promise<void> {
  try {
    await iterator.return?.();
  } catch {
    // Whoever reads the stream is told; here nobody does.
  }
}

type WriteJson = (data: unknown) => string | undefined;

/** JSON as the contract declares it: what the logic has for 64-bit integers are numbers there. */
function writerFor({ routeOptions: { schema }, server }: FastifyReply): WriteJson {
  const event = eventSchema(schema?.response);
  const resolve = schemaResolver(server);
  if (!holdsExactInteger(event, resolve)) return JSON.stringify;
  const form = wireForm(event, resolve);
  return (data) => stringifyExact(form === undefined ? data : form(data));
}

function eventSchema(response: unknown): JsonSchema {
  const path = ['200', 'content', 'text/event-stream', 'schema'];
  return asSchema(path.reduce<unknown>((value, name) => memberOf(value, name), response));
}

function memberOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}

async function* linesOf<Data>(
  first: Promise<IteratorResult<ServerEvent<Data>>>,
  iterator: AsyncIterator<ServerEvent<Data>>,
  write: WriteJson,
): AsyncGenerator<string> {
  yield comment;
  try {
    for (let next = await first; next.done !== true; next = await iterator.next())
      yield textOf(next.value, write);
  } catch (thrown) {
    throw asError(thrown);
  } finally {
    await iterator.return?.();
  }
}

function textOf<Data>({ data, id, event, retry }: ServerEvent<Data>, write: WriteJson): string {
  const fields = { id, event, retry: retry?.toFixed(0), data: write(data) };
  const lines = Object.entries(fields).flatMap(([name, value]) =>
    value === undefined ? [] : [line(name, value)],
  );
  return `${lines.join('\n')}\n\n`;
}

// A line break would begin another field.
function line(name: string, value: string): string {
  return `${name}: ${value.replaceAll(/[\r\n]+/g, ' ')}`;
}
