import { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { useHttpCaching } from '../../../src/runtime/http-cache.ts';
import { service } from './service.ts';

let app: FastifyInstance;
let answers = 0;
let name = 'Ada';

beforeAll(async () => {
  app = await service((scope) => {
    useHttpCaching(scope);
    const response = { 200: { type: 'object', properties: { name: { type: 'string' } } } };
    const config = { cache: { maxAge: 30_500, vary: ['accept-language'] } };
    scope.get('/user', { schema: { response }, config }, async () => {
      answers += 1;
      return { name };
    });
    scope.get('/own', { config: { cache: { maxAge: 1_000 } } }, async (_request, reply) => {
      void reply.header('etag', 'W/"mine"').header('cache-control', 'no-cache');
      return { name };
    });
    scope.get('/visit', { config }, async (_request, reply) => {
      void reply.header('set-cookie', 'visit=1');
      return { name };
    });
    scope.get('/mixed', { config }, async (request, reply) => {
      void reply.header('vary', request.headers['x-vary']);
      return { name };
    });
    scope.get('/none', { config }, async (_request, reply) => reply.code(404).send({ name }));
    scope.get('/stream', { config }, async () => Readable.from(['a']));
    scope.get('/plain', async () => ({ name }));
  });
});
afterAll(() => app.close());

async function get(
  url: string,
  headers: Readonly<Record<string, string>> = {},
  method: 'GET' | 'HEAD' = 'GET',
): Promise<{ status: number; body: string; tag: string; lifetime: unknown; vary: unknown; type: unknown }> {
  const { statusCode, body, headers: sent } = await app.inject({ method, url, headers });
  return {
    status: statusCode,
    body,
    tag: String(sent['etag']),
    lifetime: sent['cache-control'],
    vary: sent['vary'],
    type: sent['content-type'],
  };
}

describe('a route that may be cached', () => {
  it('says for how long, by which headers, and gives the answer a tag', async () => {
    const first = await get('/user');
    expect(first).toMatchObject({
      status: 200,
      body: '{"name":"Ada"}',
      lifetime: 'public, max-age=30',
      vary: 'accept-language',
    });
    expect(first.tag).toMatch(/^"[\w-]{27}"$/);
    expect((await get('/user')).tag).toBe(first.tag);
  });

  it.each([(tag: string) => tag, (tag: string) => `"x", W/${tag}`, () => '*'])(
    'answers 304 without a body to who has the answer already',
    async (header) => {
      const { tag } = await get('/user');
      const before = answers;
      const again = await get('/user', { 'if-none-match': header(tag) });
      expect(again).toEqual({
        status: 304,
        body: '',
        tag,
        lifetime: 'public, max-age=30',
        vary: 'accept-language',
        type: undefined,
      });
      expect(answers).toBe(before + 1);
    },
  );

  it('answers in full when something changed', async () => {
    const { tag } = await get('/user');
    name = 'Grace';
    const next = await get('/user', { 'if-none-match': tag });
    expect(next).toMatchObject({ status: 200, body: '{"name":"Grace"}' });
    expect(next.tag).not.toBe(tag);
    name = 'Ada';
  });

  it.each(['authorization', 'cookie', 'x-api-key', 'x-content-security'])(
    'keeps what is for one client, known by %s, out of shared caches',
    async (name) => {
      expect((await get('/user', { [name]: 'x' })).lifetime).toBe('private, max-age=30');
    },
  );

  it.each([
    ['Origin', 'Origin, accept-language'],
    ['Origin, Accept-Language', 'Origin, Accept-Language'],
    ['*', '*, accept-language'],
  ])('adds what decides the answer to what a plugin has said of it, %s', async (given, vary) => {
    expect((await get('/mixed', { 'x-vary': given })).vary).toBe(vary);
  });

  it('keeps cookies that it gives to one client out of shared caches', async () => {
    expect((await get('/visit')).lifetime).toBe('private, max-age=30');
  });

  it('answers HEAD alike', async () => {
    const { tag } = await get('/user');
    expect(await get('/user', {}, 'HEAD')).toMatchObject({ status: 200, body: '', tag });
    expect(await get('/user', { 'if-none-match': tag }, 'HEAD')).toMatchObject({ status: 304, body: '' });
  });

  it('leaves to the logic what it says itself', async () => {
    expect(await get('/own')).toMatchObject({ tag: 'W/"mine"', lifetime: 'no-cache' });
    expect((await get('/own', { 'if-none-match': '"mine"' })).status).toBe(304);
  });

  it.each(['/none', '/stream', '/plain'])('is not %s: errors, streams and other routes', async (url) => {
    expect(await get(url, { 'if-none-match': '*' })).toMatchObject({
      tag: 'undefined',
      lifetime: undefined,
    });
  });
});
