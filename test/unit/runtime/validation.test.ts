import { describe, expect, it } from 'vitest';
import { config, service } from './service.ts';

describe('validation', () => {
  it('reports every mistake of every part in one answer', async () => {
    const object = (properties: object, required: string[] = []) => ({
      type: 'object',
      properties,
      required,
    });
    const app = await service((scope) => {
      const schema = {
        params: object({ id: { type: 'integer' } }),
        querystring: object({ 'a/b': { type: 'string' }, role: { enum: ['x', 'y'] } }, ['a/b']),
        headers: object({ 'x-t': { type: 'string' } }, ['x-t']),
        body: object(
          { a: object({ b: { type: 'array', items: { type: 'string' } } }), c: { type: 'string' } },
          ['c'],
        ),
      };
      scope.post('/:id', { schema }, async () => ({}));
    });
    const response = await app.inject({ method: 'POST', url: '/x?role=z', payload: { a: { b: ['', 1] } } });
    expect(response.json()).toMatchObject({ status: 400, detail: 'The request has 6 errors.' });
    expect(response.json().errors).toEqual([
      { in: 'path', pointer: '/id', detail: 'must be integer' },
      { in: 'query', pointer: '/a~1b', detail: 'is required' },
      { in: 'query', pointer: '/role', detail: 'must be one of "x", "y"' },
      { in: 'header', pointer: '/x-t', detail: 'is required' },
      { in: 'body', pointer: '/c', detail: 'is required' },
      { in: 'body', pointer: '/a/b/1', detail: 'must be string' },
    ]);
  });

  it('has a place for a number that is too large to be one', async () => {
    const schema = { body: { type: 'object', properties: { price: { type: 'number' } } } };
    const app = await service((scope) => void scope.post('/', { schema }, async () => ({})));
    const headers = { 'content-type': 'application/json' };
    const response = await app.inject({ method: 'POST', url: '/', headers, payload: '{"price":1e400}' });
    expect(response.json().errors).toEqual([{ in: 'body', pointer: '/price', detail: 'must be number' }]);
  });

  it('says of a nullable member what is wrong, not that null would do', async () => {
    const a = { anyOf: [{ type: 'integer', minimum: 5 }, { type: 'null' }] };
    const app = await service((scope) => {
      scope.post('/', { schema: { body: { type: 'object', properties: { a } } } }, async () => ({}));
    });
    const response = await app.inject({ method: 'POST', url: '/', payload: { a: 1 } });
    expect(response.json().errors).toEqual([{ in: 'body', pointer: '/a', detail: 'must be >= 5' }]);
  });

  it('names the alternatives of a value in one sentence', async () => {
    const u = {
      type: 'string',
      anyOf: [{ enum: [''] }, { anyOf: [{ format: 'uuid' }, { format: 'email' }] }],
    };
    const app = await service((scope) => {
      const schema = { body: { type: 'object', properties: { u, v: { type: 'integer', minimum: 2 } } } };
      scope.post('/', { schema }, async ({ body }) => ({ body }));
    });
    const wrong = await app.inject({ method: 'POST', url: '/', payload: { u: 'x', v: 1.5 } });
    expect(wrong.json().errors).toEqual([
      { in: 'body', pointer: '/u', detail: 'must match format "uuid", or must match format "email"' },
      { in: 'body', pointer: '/v', detail: 'must be integer' },
      { in: 'body', pointer: '/v', detail: 'must be >= 2' },
    ]);
    const absent = await app.inject({ method: 'POST', url: '/', payload: { u: null } });
    expect(absent.json()).toEqual({ body: {} });
  });

  it.each([{}, { a: 1, b: 2 }])('names members of which exactly one must be present: %j', async (payload) => {
    const body = {
      type: 'object',
      properties: { a: {}, b: {}, c: {} },
      required: ['c'],
      allOf: [{ oneOf: [{ required: ['a'] }, { required: ['b'] }] }],
    };
    const app = await service((scope) => void scope.post('/', { schema: { body } }, async () => ({})));
    const response = await app.inject({ method: 'POST', url: '/', payload });
    expect(response.json().errors).toEqual([
      { in: 'body', pointer: '', detail: 'must have exactly one of "a", "b"' },
      { in: 'body', pointer: '/c', detail: 'is required' },
    ]);
  });

  it.each([
    [500, 50],
    [200_000, 1],
  ])('is bounded: a body that is wrong in %d places is told %d', async (places, told) => {
    const server = { ...config.server, bodyLimit: 1024 * 1024 };
    const app = await service(
      (scope) => {
        const schema = { body: { type: 'array', items: { type: 'string' } } };
        scope.post('/', { schema }, async () => ({}));
      },
      { server },
    );
    const response = await app.inject({ method: 'POST', url: '/', payload: Array(places).fill(1) });
    expect(response.statusCode).toBe(400);
    expect(response.json().errors).toHaveLength(told);
  });

  it('is bounded, too, where many small objects lack many members', async () => {
    const names = Array.from({ length: 1_000 }, (_, index) => `m${index}`);
    const schema = { body: { type: 'array', items: { type: 'object', required: names } } };
    const app = await service((scope) => void scope.post('/', { schema }, async () => ({})));
    const some = await app.inject({ method: 'POST', url: '/', payload: [{}, {}] });
    expect(some.json().errors).toHaveLength(50);
    const many = await app.inject({ method: 'POST', url: '/', payload: Array(40).fill({}) });
    expect(many.json().errors).toEqual([{ in: 'body', pointer: '/0/m0', detail: 'is required' }]);
  });

  it('takes names that every object inherits for what the client sent, and nothing else', async () => {
    const properties = { constructor: { type: 'string' }, toString: { type: 'string' } };
    const part = { type: 'object', properties };
    const app = await service((scope) => {
      const schema = { querystring: part, body: part, headers: part };
      scope.post('/', { schema }, async ({ query, body }) => ({ query, body }));
      scope.post('/needs', { schema: { body: { ...part, required: ['constructor'] } } }, async () => ({}));
    });
    const none = await app.inject({ method: 'POST', url: '/', payload: {} });
    expect([none.statusCode, none.body]).toEqual([200, '{"query":{},"body":{}}']);
    const headers = { constructor: 'c' };
    const some = await app.inject({
      method: 'POST',
      url: '/?toString=a',
      payload: { constructor: 'b' },
      headers,
    });
    expect(some.json()).toEqual({ query: { toString: 'a' }, body: { constructor: 'b' } });
    const needed = await app.inject({ method: 'POST', url: '/needs', payload: {} });
    expect(needed.json().errors).toEqual([{ in: 'body', pointer: '/constructor', detail: 'is required' }]);
  });

  it('says once what is wrong with a key, and names types in words', async () => {
    const app = await service((scope) => {
      const byNumber = {
        type: 'object',
        propertyNames: { pattern: '^\\d+$' },
        additionalProperties: { type: ['integer', 'null'] },
      };
      scope.post('/', { schema: { body: byNumber } }, async () => ({}));
    });
    const response = await app.inject({ method: 'POST', url: '/', payload: { x: 1, 2: 'two' } });
    expect(response.json().errors).toEqual([
      {
        in: 'body',
        pointer: '/x',
        detail: 'is no name that may stand here: must match pattern "^\\d+$"',
      },
      { in: 'body', pointer: '/2', detail: 'must be integer or null' },
    ]);
  });
});
