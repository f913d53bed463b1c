import { once } from 'node:events';
import { existsSync, readdirSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import type { FastifyInstance } from 'fastify';
import { describe, expect, it } from 'vitest';
import { UploadedFile, useUploads } from '../../../src/runtime/upload.ts';
import { service } from './service.ts';

const body = {
  type: 'object',
  properties: {
    title: { type: 'string' },
    count: { type: 'integer' },
    photo: {},
    pages: { type: 'array', items: {} },
  },
  required: ['title', 'photo'],
};

const texts = {
  type: 'object',
  properties: { title: { type: 'string' }, count: { type: 'integer' } },
  required: ['title'],
};

const bracketed = { type: 'object', properties: { 'pages[]': { type: 'array', items: {} } } };

let lastPath = '';

async function describeFile(file: unknown): Promise<unknown> {
  if (!(file instanceof UploadedFile)) return file;
  lastPath = file.path;
  expect(existsSync(file.path)).toBe(true);
  const text = (await file.bytes()).toString();
  let streamed = '';
  for await (const chunk of file.stream()) streamed += String(chunk);
  expect(streamed).toBe(text);
  return { name: file.name, type: file.type, size: file.size, text };
}

async function uploading(): Promise<FastifyInstance> {
  const app = await service(() => undefined);
  await useUploads(app);
  await app.register(async (scope) => {
    const options = { schema: { body }, config: { uploads: { photo: 1, pages: 2 } }, bodyLimit: 2_000 };
    scope.post('/', options, async (request) => {
      const given = Object.entries(Object(request.body));
      const seen = given.map(async ([name, value]) => [
        name,
        await (Array.isArray(value) ? Promise.all(value.map(describeFile)) : describeFile(value)),
      ]);
      return Object.fromEntries(await Promise.all(seen));
    });
    scope.post(
      '/texts',
      { schema: { body: texts }, config: { uploads: {} } },
      async ({ body: sent }) => sent,
    );
    scope.post(
      '/bracketed',
      { schema: { body: bracketed }, config: { uploads: { 'pages[]': 2 } } },
      async ({ body: sent }) => {
        const pages: unknown = Object(sent)['pages[]'];
        return Array.isArray(pages) ? Promise.all(pages.map(describeFile)) : pages;
      },
    );
    scope.post('/plain', { schema: { body } }, async () => ({}));
  });
  await app.listen({ host: '127.0.0.1', port: 0 });
  return app;
}

type Part = readonly [name: string, value: string, file?: string];

const app = await uploading();

async function send(parts: readonly Part[], path = '/'): Promise<{ status: number; body: unknown }> {
  const form = new FormData();
  for (const [name, value, file] of parts) {
    if (file === undefined) form.append(name, value);
    else form.append(name, new Blob([value], { type: 'text/plain' }), file);
  }
  const response = await fetch(app.listeningOrigin + path, { method: 'POST', body: form });
  return { status: response.status, body: await response.json() };
}

const title: Part = ['title', 'a'];
const photo: Part = ['photo', 'abc', 'p.txt'];

describe('a form of texts alone', () => {
  it('arrives as multipart, urlencoded or JSON', async () => {
    const body = { title: 'a', count: 3 };
    expect(await send([title, ['count', '3']], '/texts')).toEqual({ status: 200, body });
    const options = { method: 'POST', url: '/texts' } as const;
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    expect((await app.inject({ ...options, payload: 'title=a&count=3', headers: form })).json()).toEqual(
      body,
    );
    expect((await app.inject({ ...options, payload: body })).json()).toEqual(body);
  });

  it('is checked, and takes no file for a text', async () => {
    const { status, body } = await send([['title', 'a', 'a.txt']], '/texts');
    expect(status).toBe(400);
    expect(body).toMatchObject({ errors: [{ in: 'body', pointer: '/title', detail: 'takes no file' }] });
  });

  it('lets go of what nobody declared, and of places for files that were left empty', async () => {
    const sent: Part[] = [title, ['other', 'x'], ['photo', '', '']];
    expect(await send(sent, '/texts')).toEqual({ status: 200, body: { title: 'a' } });
  });
});

describe('a form with files', () => {
  it('arrives as one object, with every text as what it is declared to be', async () => {
    const sent = [title, photo, ['count', '3'], ['pages', '1', 'a'], ['pages', '22', 'b']] as const;
    const file = { type: 'text/plain' };
    expect(await send(sent)).toEqual({
      status: 200,
      body: {
        title: 'a',
        count: 3,
        photo: { ...file, name: 'p.txt', size: 3, text: 'abc' },
        pages: [
          { ...file, name: 'a', size: 1, text: '1' },
          { ...file, name: 'b', size: 2, text: '22' },
        ],
      },
    });
    await expect.poll(() => existsSync(lastPath)).toBe(false);
  });

  it('takes one file for a list of files, and a file of nothing for a file', async () => {
    expect(await send([title, ['photo', '', 'empty'], ['pages', 'x', 'one']])).toMatchObject({
      status: 200,
      body: { photo: { size: 0 }, pages: [{ name: 'one' }] },
    });
  });

  it('takes files of a field that is itself called like a list', async () => {
    const parts = ['a', 'b'].map((text): Part => ['pages[]', text, `${text}.txt`]);
    const { status, body: pages } = await send(parts, '/bracketed');
    expect(status).toBe(200);
    expect(pages).toMatchObject([{ text: 'a' }, { text: 'b' }]);
  });

  it('calls a file by the end of whatever its sender calls it', async () => {
    for (const name of ['../../etc/passwd', 'C:\\temp\\passwd', '/passwd']) {
      expect(await send([title, ['photo', 'x', name]])).toMatchObject({
        body: { photo: { name: 'passwd' } },
      });
    }
  });

  it.each<[string, readonly Part[], string, string]>([
    ['lacks a file', [title], '/photo', 'is required'],
    ['has no file chosen', [title, ['photo', '', '']], '/photo', 'is required'],
    ['has text for a file', [title, ['photo', 'text']], '/photo', 'must be a file'],
    ['has two files for one', [title, photo, photo], '/photo', 'must be one file'],
    ['has too many for a list', [title, ...Array<Part>(3).fill(['pages', 'x', 'x'])], '/pages', 'at most 2'],
    ['has a bad text', [title, photo, ['count', 'x']], '/count', 'must be integer'],
  ])('is refused when it %s', async (_what, parts, pointer, detail) => {
    const { status, body: problem } = await send(parts);
    expect(status).toBe(400);
    expect(problem).toMatchObject({
      errors: [{ in: 'body', pointer, detail: expect.stringContaining(detail) }],
    });
  });

  it('ignores texts that nobody declared, and places for files that were left empty', async () => {
    const { status, body: seen } = await send([title, photo, ['other', 'x'], ['another', '', '']]);
    expect(status).toBe(200);
    expect(Object.keys(Object(seen))).toEqual(['title', 'photo']);
  });

  it.each<[string, readonly Part[]]>([
    ['before the rest', [['other', 'x', 'o'], title, photo]],
    ['behind all others', [title, photo, ['pages', '1', 'a'], ['pages', '2', 'b'], ['other', 'x', 'o']]],
    ['of megabytes', [title, photo, ['other', 'x'.repeat(5_000), 'o'], ['pages', '1', 'a']]],
    ['without a byte', [title, photo, ['other', '', 'o']]],
  ])('is refused when it has a file that nobody declared, %s', async (_what, parts) => {
    const { status, body: problem } = await send(parts);
    expect(status).toBe(400);
    expect(problem).toMatchObject({ errors: [{ pointer: '/other', detail: 'takes no file' }] });
  });

  it('is refused with a pointer when it has more files than all its fields together', async () => {
    const pages = Array<Part>(3).fill(['pages', 'x', 'x']);
    const { status, body: problem } = await send([title, photo, ...pages]);
    expect(status).toBe(400);
    expect(problem).toMatchObject({ errors: [{ pointer: '/pages', detail: 'must be at most 2 files' }] });
  });

  it('is refused beyond the limit of the route, whether in one part or in all of them', async () => {
    expect(await send([title, ['photo', 'x'.repeat(2_001), 'p']])).toMatchObject({ status: 413 });
    const half = 'x'.repeat(1_100);
    expect(await send([title, ['photo', half, 'p'], ['pages', half, 'q']])).toMatchObject({ status: 413 });
    expect(
      await send([
        ['title', half],
        ['photo', half, 'p'],
      ]),
    ).toMatchObject({ status: 413 });
    expect(await send([title, ['photo', 'x'.repeat(5_000_000), 'p']])).toMatchObject({ status: 413 });
  });

  it.each([
    ['multipart/form-data', 'x'],
    [
      'multipart/form-data; boundary=q',
      '--q\r\nContent-Disposition: form-data; name="photo"; filename="x"\r\n\r\n',
    ],
    ['multipart/form-data; boundary=q', ''],
  ])("is the client's mistake when it is broken: %s", async (type, payload) => {
    const headers = { 'content-type': type };
    const response = await app.inject({ method: 'POST', url: '/', headers, payload });
    expect(response.statusCode).toBe(400);
  });

  it('leaves nothing behind', async () => {
    const left = () => readdirSync(tmpdir()).filter((name) => name.startsWith('upload-'));
    const before = left();
    await send([title, ['photo', 'x'.repeat(2_001), 'p']]);
    await send([title, photo]);
    await expect.poll(() => left().filter((name) => !before.includes(name))).toEqual([]);
  });
});

describe('a form whose client is gone before anybody looks at it', () => {
  it('ends, and leaves nothing behind', async () => {
    const late = await service(() => undefined);
    const ends: string[] = [];
    late.addHook('onRequest', async (_request, reply) => void (await once(reply.raw, 'close')));
    late.addHook('onError', async (_request, _reply, error) => void ends.push(error.message));
    await useUploads(late);
    late.post('/', { config: { uploads: { photo: 1 } } }, async () => ({}));
    await late.listen({ host: '127.0.0.1', port: 0 });
    const client = connect(Number(new URL(late.listeningOrigin).port), '127.0.0.1');
    const type = 'content-type: multipart/form-data; boundary=b';
    client.write(`POST / HTTP/1.1\r\nhost: a\r\n${type}\r\ncontent-length: 99\r\n\r\n--b\r\n`);
    await expect.poll(() => late.inFlight.size).toBe(1);
    client.destroy();
    await expect.poll(() => ends).toEqual(['The form is incomplete.']);
    await late.close();
  });
});

describe('routes', () => {
  it('with files take nothing but forms, and others take no files', async () => {
    const json = { method: 'POST', url: '/', payload: { title: 'a', photo: 'x' } } as const;
    expect((await app.inject(json)).statusCode).toBe(415);
    expect((await app.inject({ method: 'POST', url: '/' })).statusCode).toBe(415);
    expect(await send([title, photo], '/plain')).toMatchObject({ status: 415 });
  });
});
