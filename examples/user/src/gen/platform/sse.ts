import { Readable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import type { FastifyReply } from 'fastify';

/** One server-sent event. */
export interface ServerEvent<Data> {
  readonly data: Data;
  readonly id?: string;
  /** The name that a client listens for; `message` when there is none. */
  readonly event?: string;
  /** Milliseconds that a client waits before it connects again. */
  readonly retry?: number;
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
  const stream = Readable.from(linesOf(first, iterator), {
    objectMode: false,
    highWaterMark: 16 * 1024,
  });
  // Proxies cut connections on which nothing happens; a comment is something, and clients ignore
  // it.
  const timer = setInterval(() => reply.raw.write(comment), heartbeat);
  stream.once('close', () => clearInterval(timer));
  return reply
    .type('text/event-stream')
    .header('cache-control', 'no-store')
    .header('x-accel-buffering', 'no')
    .send(stream);
}

async function* linesOf<Data>(
  first: Promise<IteratorResult<ServerEvent<Data>>>,
  iterator: AsyncIterator<ServerEvent<Data>>,
): AsyncGenerator<string> {
  yield comment;
  try {
    for (let next = await first; next.done !== true; next = await iterator.next())
      yield textOf(next.value);
  } finally {
    await iterator.return?.();
  }
}

function textOf<Data>({ data, id, event, retry }: ServerEvent<Data>): string {
  const fields = { id, event, retry: retry?.toFixed(0), data: JSON.stringify(data) };
  const lines = Object.entries(fields).flatMap(([name, value]) =>
    value === undefined ? [] : [line(name, value)],
  );
  return `${lines.join('\n')}\n\n`;
}

// A line break would begin another field.
function line(name: string, value: string): string {
  return `${name}: ${value.replaceAll(/[\r\n]+/g, ' ')}`;
}
