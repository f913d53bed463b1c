import type { FastifyInstance } from 'fastify';
import { describe, expect, it } from 'vitest';
import { config, service } from './service.ts';

const settings = { server: { ...config.server, bodyLimit: 1_000_000 } };

async function send(payload: string): Promise<{ status: number; detail: unknown }> {
  const app = await service((scope: FastifyInstance) => {
    const tree = { $id: 'Tree', type: 'object', properties: { of: { $ref: 'Tree#' }, any: {} } };
    scope.addSchema(tree);
    scope.post('/', { schema: { body: { $ref: 'Tree#' } } }, async ({ body }) => JSON.stringify(body).length);
  }, settings);
  const headers = { 'content-type': 'application/json' };
  const response = await app.inject({ method: 'POST', url: '/', headers, payload });
  await app.close();
  return { status: response.statusCode, detail: response.json().detail };
}

describe('a body', () => {
  it.each([
    ['lists', '{"any":', '[', ']', '}'],
    ['objects', '', '{"of":', '}', ''],
  ])('is refused when it is nested too deeply: %s', async (_name, start, open, close, end) => {
    const nested = (depth: number): string =>
      `${start}${open.repeat(depth)}${open === '[' ? '' : '{}'}${close.repeat(depth)}${end}`;
    expect(await send(nested(900))).toMatchObject({ status: 200 });
    for (const depth of [1_500, 30_000])
      expect(await send(nested(depth))).toEqual({
        status: 400,
        detail: 'The body is nested more than 1000 levels deep.',
      });
  });
});
