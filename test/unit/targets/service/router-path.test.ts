import fastify from 'fastify';
import { describe, expect, it } from 'vitest';
import { routerPath } from '../../../../src/targets/service/router-path.ts';

/** What the real router makes of the path: the parameters of a request, or undefined when it does not match. */
async function match(path: string, url: string): Promise<unknown> {
  const app = fastify();
  app.get(routerPath(path).url, async (request) => ({ params: request.params }));
  const response = await app.inject(url);
  return response.statusCode === 200 ? response.json().params : undefined;
}

describe('routerPath', () => {
  it.each([
    ['/', '/', {}],
    ['/v1.0/.well-known/x-y/~a', '/v1.0/.well-known/x-y/~a', {}],
    ['/users/:id', '/users/7', { id: '7' }],
    ['/users/:user-id/x', '/users/7/x', { user_id: '7' }],
    ['/files/:file.name', '/files/a.b', { file_name: 'a.b' }],
    ['/a/:x-y/:x.y', '/a/1/2', { x_y: '1', x_y2: '2' }],
    ['/static/*', '/static/a/b.css', { '*': 'a/b.css' }],
    ['/users:batch', '/users:batch', {}],
    ['/:__proto__', '/7', { __proto__2: '7' }],
    ['/用户/:编号', '/%E7%94%A8%E6%88%B7/7', { 编号: '7' }],
  ])('writes "%s" so that the router matches "%s"', async (path, url, params) => {
    expect(await match(path, url)).toEqual(params);
  });
});
