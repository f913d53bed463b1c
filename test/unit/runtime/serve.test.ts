import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { connect, createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const runtime = fileURLToPath(new URL('../../../src/runtime/', import.meta.url));

/** A service as `src/main.ts` starts it: quick, slow, broken and endless routes. */
const main = (root: string): string => `
import { Readable } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import { loadConfig } from '${runtime}config.ts';
import { useHealth } from '${runtime}health.ts';
import { useMetrics } from '${runtime}metrics.ts';
import { run } from '${runtime}run.ts';
import { serve } from '${runtime}serve.ts';
import { createServer } from '${runtime}server.ts';
import { sendEvents } from '${runtime}sse.ts';

await run(async () => {
  const contract = { name: 'demo', envPrefix: 'DEMO', jwt: [], jwtTransition: [] };
  const config = loadConfig(contract, new URL('${pathToFileURL(root).href}/'));
  const app = await createServer(config, { errorType: 'application/problem+json', error: (problem) => problem });
  useHealth(app, { close: () => console.log('context closed') });
  useMetrics(app, 'demo');
  app.get('/', async () => ({}));
  app.post('/echo', async () => ({}));
  app.get('/slow', async () => { await wait(1200); return { slow: true }; });
  app.get('/large', async (_request, reply) => reply.type('text/plain').send('x'.repeat(32 * 1024 * 1024)));
  app.get('/careless', async () => { void Promise.reject(null); return {}; });
  app.get('/broken', async (_request, reply) => reply.send(broken()));
  app.get('/events/:name', (request, reply) => sendEvents(reply, events(request.params.name)));
  await serve(app, config);
});

function broken() {
  return new Readable({
    read() {
      if (this.readableDidRead) this.destroy('no error');
      else this.push('begun');
    },
  });
}

async function* events(name) {
  yield { data: 1 };
  if (name === 'broken') throw new Error('no more events');
  if (name === 'careless') throw 'no error';
  await new Promise(() => {});
}
`;

interface Running {
  readonly child: ChildProcess;
  readonly url: string;
  readonly admin: string;
  readonly output: () => string;
  readonly exit: Promise<number | string | null>;
}

async function start(env: Readonly<Record<string, string>> = {}): Promise<Running> {
  const root = temporaryFolder('serve');
  mkdirSync(join(root, 'config'));
  symlinkSync(fileURLToPath(new URL('../../../node_modules', import.meta.url)), join(root, 'node_modules'));
  writeFileSync(join(root, 'main.ts'), main(root));
  const settings = { PATH: process.env['PATH'] ?? '', PORT: '0', ADMIN_PORT: '0', HOST: '127.0.0.1', ...env };
  const child = spawn(process.execPath, [join(root, 'main.ts')], { env: settings });
  let output = '';
  child.stdout.on('data', (data) => (output += String(data)));
  child.stderr.on('data', (data) => (output += String(data)));
  const exit = once(child, 'close').then(
    ([code, signal]: (number | string | null)[]) => code ?? signal ?? null,
  );
  const url = (pattern: RegExp): string => pattern.exec(output)?.[1] ?? '';
  await Promise.race([exit, expect.poll(() => output).toContain('probes and metrics at')]);
  return {
    child,
    url: url(/answers at (http[^"]*)"/),
    admin: url(/metrics at (http[^"]*)\/metrics"/),
    output: () => output,
    exit,
  };
}

describe('a service that is told to end', () => {
  it('says "not ready", keeps answering, finishes what is in flight, and ends with 0', async () => {
    const running = await start({ DEMO__SHUTDOWN__DRAIN_DELAY: '800ms' });
    expect((await fetch(`${running.admin}/readyz`)).status).toBe(200);
    const slow = fetch(`${running.url}/slow`);
    await fetch(running.url);
    running.child.kill('SIGTERM');
    await expect.poll(async () => (await fetch(`${running.admin}/readyz`)).status).toBe(503);
    const late = await fetch(running.url);
    expect([late.status, late.headers.get('connection')]).toEqual([200, 'close']);
    expect(await (await slow).json()).toEqual({ slow: true });
    expect(await running.exit).toBe(0);
    expect(running.output()).toContain('context closed');
  });

  it.each(['SIGTERM', 'SIGHUP'] as const)('does not wait for silent connections: %s', async (signal) => {
    const running = await start({ DEMO__SHUTDOWN__DEADLINE: '20s' });
    const { hostname, port } = new URL(running.url);
    const silent = connect(Number(port), hostname);
    await once(silent, 'connect');
    await fetch(running.url);
    running.child.kill(signal);
    expect(await running.exit).toBe(0);
    silent.destroy();
  });

  it('ends at once when it is told twice', async () => {
    const running = await start({ DEMO__SHUTDOWN__DRAIN_DELAY: '20s' });
    running.child.kill('SIGTERM');
    await expect.poll(() => running.output()).toContain('ending');
    running.child.kill('SIGTERM');
    expect(await running.exit).toBe(143);
  });

  it('does not wait for anybody beyond the deadline', async () => {
    const running = await start({ DEMO__SHUTDOWN__DEADLINE: '200ms' });
    const slow = fetch(`${running.url}/slow`).catch(() => 'cut off');
    await fetch(running.url);
    running.child.kill('SIGINT');
    expect(await running.exit).toBe(1);
    expect(await slow).toBe('cut off');
  });
});

describe('a service that ends while a client takes its time', () => {
  const deadline = { DEMO__SHUTDOWN__DEADLINE: '10s' };

  /** A connection on which a request was sent, and nothing is read until it is asked for. */
  async function client(running: Running, request: string): Promise<Socket> {
    const { hostname, port } = new URL(running.url);
    const socket = connect(Number(port), hostname).pause();
    await once(socket, 'connect');
    socket.write(request);
    const isUnderWay = async (): Promise<string> => (await fetch(`${running.admin}/metrics`)).text();
    await expect.poll(isUnderWay).toMatch(/in_flight 1/);
    return socket;
  }

  async function readAll(socket: Socket, pause = 0): Promise<string> {
    const parts: string[] = [];
    for await (const part of socket) {
      parts.push(String(part));
      if (pause > 0) await wait(pause);
    }
    return parts.join('');
  }

  it('sends a whole answer that is on its way to its end', async () => {
    const running = await start(deadline);
    const slow = await client(running, 'GET /large HTTP/1.1\r\nhost: a\r\n\r\n');
    running.child.kill('SIGTERM');
    await wait(500);
    const [head = '', body = ''] = (await readAll(slow, 1)).split('\r\n\r\n');
    expect(head).toContain('200 OK');
    expect(body).toHaveLength(32 * 1024 * 1024);
    expect(await running.exit).toBe(0);
  });

  it('does not wait for a client that does not send the rest of its request', async () => {
    const running = await start(deadline);
    const head = 'POST /echo HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\ncontent-length: 9';
    const stalled = await client(running, `${head}\r\n\r\n{`);
    running.child.kill('SIGTERM');
    expect(await readAll(stalled)).toMatch(/^HTTP\/1.1 408 .*connection: close/s);
    expect(await running.exit).toBe(0);
    expect(running.output()).toContain('"route":"/echo","status":408');
  });

  it('does not wait for a client that does not read its answer', async () => {
    const running = await start(deadline);
    const stalled = await client(running, 'GET /large HTTP/1.1\r\nhost: a\r\n\r\n');
    running.child.kill('SIGTERM');
    expect(await running.exit).toBe(0);
    stalled.destroy();
  });

  it('waits for logic that takes longer than clients may be silent', async () => {
    const running = await start({ DEMO__SHUTDOWN__DEADLINE: '4s' });
    const slow = fetch(`${running.url}/slow`);
    await fetch(running.url);
    running.child.kill('SIGTERM');
    expect(await (await slow).json()).toEqual({ slow: true });
    expect(await running.exit).toBe(0);
  });
});

describe('a service in which nobody caught an error', () => {
  it('finishes what is in flight, and ends with 1', async () => {
    const running = await start();
    const slow = fetch(`${running.url}/slow`);
    await fetch(`${running.url}/careless`);
    expect(await (await slow).json()).toEqual({ slow: true });
    expect(await running.exit).toBe(1);
    expect(running.output()).toContain('"msg":"ending, because nobody caught an error"');
    expect(running.output()).toContain('"message":"null"');
    expect(running.output()).toContain('context closed');
  });
});

describe('a stream of events', () => {
  it('ends when the service ends, so that its client connects elsewhere', async () => {
    const running = await start({ DEMO__SHUTDOWN__DEADLINE: '20s', DEMO__LOG__SLOW: '0' });
    const response = await fetch(`${running.url}/events/endless`);
    running.child.kill('SIGTERM');
    expect(await response.text()).toContain('data: 1');
    expect(await running.exit).toBe(0);
    expect(running.output()).toContain('"route":"/events/:name","status":200');
    expect(running.output()).not.toContain('slow request');
  });

  it('is a fault of the service when it breaks off, and says why in the log', async () => {
    const running = await start();
    const response = await fetch(`${running.url}/events/broken`);
    await expect(response.text()).rejects.toThrow();
    await expect.poll(running.output).toContain('"route":"/events/:name","status":500');
    expect(running.output()).toMatch(/"level":50.*no more events/);
    running.child.kill('SIGKILL');
    await running.exit;
  });
});

describe('a stream that breaks off with something that is no error', () => {
  it.each(['/events/careless', '/broken'])('is told in the log, and ends nothing else: %s', async (path) => {
    const running = await start();
    const response = await fetch(`${running.url}${path}`);
    await expect(response.text()).rejects.toThrow();
    await expect.poll(running.output).toContain('"status":500');
    expect(running.output()).toMatch(/"level":50.*"message":"no error"/);
    expect((await fetch(running.url)).status).toBe(200);
    running.child.kill('SIGKILL');
    await running.exit;
  });
});

describe('a client that is gone before its request is whole', () => {
  it('is no fault of the service', async () => {
    const running = await start();
    const { hostname, port } = new URL(running.url);
    const client = connect(Number(port), hostname);
    const head = 'POST /echo HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\ncontent-length: 9';
    client.write(`${head}\r\n\r\n{`);
    await expect.poll(async () => (await fetch(`${running.admin}/metrics`)).text()).toMatch(/in_flight 1/);
    client.destroy();
    await expect.poll(running.output).toContain('"status":499');
    await fetch(running.url);
    await expect.poll(running.output).toContain('"status":200');
    expect(running.output()).not.toContain('"level":50');
    running.child.kill('SIGKILL');
    await running.exit;
  });
});

describe('a service that cannot start', () => {
  it('says which port is taken, without a stack', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const address = other.address();
    const port = String(typeof address === 'object' ? address?.port : address);
    const running = await start({ PORT: port });
    expect(await running.exit).toBe(1);
    expect(running.output()).toContain(
      `Port ${port} is in use by another program. End it, or choose another "server.port".`,
    );
    expect(running.output()).not.toMatch(/ {4}at /);
    other.close();
  });

  it('says everything that is wrong with its configuration, without a stack', async () => {
    const running = await start({ PORT: 'x', LOG_LEVEL: 'loud' });
    expect(await running.exit).toBe(1);
    expect(running.output()).toBe(
      'The configuration is not usable:\n' +
        '  - server.port (environment variable PORT): must be integer.\n' +
        '  - log.level (environment variable LOG_LEVEL): must be one of fatal,error,warn,info,debug,trace,silent.\n',
    );
  });
});
