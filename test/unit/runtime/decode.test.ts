import fc from 'fast-check';
import type { FastifyInstance, InjectOptions } from 'fastify';
import { describe, expect, it } from 'vitest';
import { maxInteger, minInteger } from '../../../src/runtime/integer.ts';
import { service } from './service.ts';

type Schema = Readonly<Record<string, unknown>>;

/** A service whose one route answers with what its handler was given. */
function echo(schema: Schema, shared: readonly Schema[] = []): Promise<FastifyInstance> {
  return service((app) => {
    for (const one of shared) app.addSchema(one);
    app.route({
      method: ['GET', 'POST'],
      url: '/echo/:id',
      schema: { ...schema, ...(schema['body'] !== undefined && { body: schema['body'] }) },
      handler: async ({ params, query, body, headers }) => ({ params, query, body, x: headers['x-n'] }),
    });
  });
}

/** The same for the query alone. */
async function query(properties: Schema, text: string, required: readonly string[] = []): Promise<unknown> {
  const app = await service((scope) => {
    scope.get(
      '/',
      { schema: { querystring: { type: 'object', properties, required } } },
      async (request) => ({
        query: request.query,
      }),
    );
  });
  const response = await app.inject(`/?${text}`);
  await app.close();
  return response.statusCode === 200 ? response.json().query : response.json().errors;
}

async function post(
  schema: Schema,
  options: InjectOptions,
  shared: readonly Schema[] = [],
): Promise<unknown> {
  const app = await service((scope) => {
    for (const one of shared) scope.addSchema(one);
    scope.post('/', { schema }, async (request) => ({ body: request.body, query: request.query }));
  });
  const response = await app.inject({ method: 'POST', url: '/', ...options });
  await app.close();
  return response.json();
}

describe('the decoding of the path', () => {
  it('takes a parameter that the path does not have for absent, also where it would be a list', async () => {
    const list = { type: 'array', items: { type: 'integer' } };
    const app = await echo({
      params: {
        type: 'object',
        properties: { id: { type: 'integer' }, days: list, level: { type: 'integer' } },
      },
    });
    const response = await app.inject('/echo/7');
    await app.close();
    expect(response.json().params).toEqual({ id: 7 });
  });
});

describe('the decoding of headers', () => {
  it('takes no header that every object inherits for one that was sent', async () => {
    const app = await service((scope) => {
      const properties = { constructor: { type: 'string' }, 'x-n': { type: 'integer' } };
      scope.get('/', { schema: { headers: { type: 'object', properties } } }, async ({ headers }) => ({
        kind: typeof headers['constructor'],
        n: headers['x-n'],
      }));
    });
    expect((await app.inject('/')).json()).toEqual({ kind: 'undefined' });
    const sent = await app.inject({ url: '/', headers: { constructor: 'me', 'x-n': '7' } });
    expect(sent.json()).toEqual({ kind: 'string', n: 7 });
    await app.close();
  });
});

describe('the decoding of a list in a header', () => {
  it.each([
    ['a, b,c', ['a', 'b', 'c']],
    ['["a, b","c"]', ['a, b', 'c']],
    ['[a]', ['[a]']],
    ['', ['']],
  ])('reads %j', async (text, list) => {
    const app = await service((scope) => {
      const properties = { 'x-l': { type: 'array', items: { type: 'string' } } };
      const schema = { headers: { type: 'object', properties } };
      scope.get('/', { schema }, async ({ headers }) => headers['x-l']);
    });
    expect((await app.inject({ url: '/', headers: { 'x-l': text } })).json()).toEqual(list);
    await app.close();
  });
});

describe('the decoding of a query', () => {
  it('reads numbers and booleans by the declared type', async () => {
    const properties = {
      i: { type: 'integer' },
      n: { type: 'number' },
      t: { type: 'boolean' },
      f: { type: 'boolean' },
      s: { type: 'string' },
      e: { enum: [1, 2] },
    };
    expect(await query(properties, 'i=-7&n=1.5e2&t=TRUE&f=0&s=12&e=2')).toEqual({
      i: -7,
      n: 150,
      t: true,
      f: false,
      s: '12',
      e: 2,
    });
  });

  it.each(['0x10', '1e3', '+5', ' 5', '5 ', '1_000', '٣', '9007199254740993', 'Infinity', '1.0', '--1'])(
    'refuses %j for an integer',
    async (text) => {
      const errors = await query({ n: { type: 'integer' } }, `n=${encodeURIComponent(text)}`);
      expect(errors).toEqual([{ in: 'query', pointer: '/n', detail: 'must be integer' }]);
    },
  );

  it.each([
    ['9007199254740993', 'must be <= 9007199254740991'],
    ['-9007199254740993', 'must be >= -9007199254740991'],
    ['9'.repeat(400), 'must be integer'],
  ])('refuses the wide integer %s in the words in which a body with it is refused', async (text, detail) => {
    const n = { type: 'integer', minimum: minInteger, maximum: maxInteger };
    expect(await query({ n }, `n=${text}`)).toEqual([{ in: 'query', pointer: '/n', detail }]);
  });

  it.each(['yes', 'on', 't', '2', ''])('never takes %j for true', async (text) => {
    expect(await query({ b: { type: 'boolean' } }, `b=${text}`)).not.toEqual({ b: true });
  });

  it('counts an empty value as absent', async () => {
    expect(await query({ n: { type: 'integer', default: 3 } }, 'n=')).toEqual({ n: 3 });
    expect(await query({ s: { type: 'string' } }, 's=', ['s'])).toEqual([
      { in: 'query', pointer: '/s', detail: 'is required' },
    ]);
  });

  it.each(['a=1&a=2', 'a[]=1&a[]=2', 'a=1&a[]=2', 'a=1&a=&a=2'])('reads the list %s', async (text) => {
    expect(await query({ a: { type: 'array', items: { type: 'integer' } } }, text)).toEqual({ a: [1, 2] });
  });

  it('reads a list of one, and lists with commas only where they are declared', async () => {
    const list = { type: 'array', items: { type: 'string' } };
    expect(await query({ a: list, b: { ...list, 'x-style': 'comma' } }, 'a=1,2&b=1,2')).toEqual({
      a: ['1,2'],
      b: ['1', '2'],
    });
  });

  it('reads the first of several values for one', async () => {
    const properties = { s: { type: 'string' }, n: { type: 'integer' }, o: { type: 'object' } };
    expect(await query(properties, 's=1&s=2&n=&n=3&n=&o={}&o=x')).toEqual({ s: '1', n: 3, o: {} });
    expect(await query(properties, 's[]=1&s[]=2&n[]=x')).toEqual([
      { in: 'query', pointer: '/n', detail: 'must be integer' },
    ]);
  });

  it.each([
    ['.5', 0.5],
    ['5.', 5],
    ['-.5e1', -5],
    ['+1.5', 1.5],
  ])('reads %j as a number', async (text, n) => {
    expect(await query({ n: { type: 'number' } }, `n=${encodeURIComponent(text)}`)).toEqual({ n });
  });

  it.each(['.', '', '+', 'e5', '.e5', '1.2.3', '0x10', 'NaN', 'Infinity', '1_0'])(
    'never takes %j for a number',
    async (text) => {
      const found = await query({ n: { type: 'number' } }, `n=${encodeURIComponent(text)}`, ['n']);
      expect(found).toMatchObject([{ in: 'query', pointer: '/n' }]);
    },
  );

  it('drops what is not declared, and holds no name that reaches a prototype', async () => {
    expect(await query({ s: { type: 'string' } }, 's=1&t=2&__proto__=3&constructor=4')).toEqual({ s: '1' });
  });

  it('reads every safe integer as itself and no other digits as anything', async () => {
    const app = await service((scope) => {
      const properties = { n: { type: 'integer' } };
      scope.get(
        '/',
        { schema: { querystring: { type: 'object', properties } } },
        async ({ query: given }) => given,
      );
    });
    await fc.assert(
      fc.asyncProperty(fc.bigInt({ min: -(2n ** 60n), max: 2n ** 60n }), async (integer) => {
        const response = await app.inject(`/?n=${integer}`);
        const isSafe = Number.isSafeInteger(Number(integer)) && BigInt(Number(integer)) === integer;
        if (isSafe) expect(response.json()).toEqual({ n: Number(integer) });
        else expect(response.statusCode).toBe(400);
      }),
      { numRuns: 50 },
    );
    await app.close();
  });

  // An expression that tries every way to split the digits takes minutes for these.
  it('reads a long text that begins as a number', async () => {
    const errors = await query({ f: { type: 'number' } }, `f=${'1'.repeat(400_000)}x`);
    expect(errors).toEqual([{ in: 'query', pointer: '/f', detail: 'must be number' }]);
  });
});

describe('the decoding of path and headers', () => {
  const integer = { type: 'integer' };
  const schema = {
    params: { type: 'object', properties: { id: integer }, required: ['id'] },
    headers: { type: 'object', properties: { 'x-n': { type: 'array', items: integer } } },
  };

  it('gives the declared types', async () => {
    const app = await echo(schema);
    const response = await app.inject({ url: '/echo/12', headers: { 'x-n': '1, 2' } });
    expect(response.json()).toMatchObject({ params: { id: 12 }, x: [1, 2] });
    await app.close();
  });

  it('names path and header in the errors', async () => {
    const app = await echo(schema);
    const response = await app.inject({ url: '/echo/a', headers: { 'x-n': 'b' } });
    expect(response.json().errors).toEqual([
      { in: 'path', pointer: '/id', detail: 'must be integer' },
      { in: 'header', pointer: '/x-n/0', detail: 'must be integer' },
    ]);
    await app.close();
  });
});

describe('the decoding of a body', () => {
  const body = {
    type: 'object',
    properties: {
      n: { type: 'integer' },
      s: { type: 'string', default: 'd' },
      x: { type: ['string', 'null'] },
      l: { type: 'array', items: { type: 'integer' } },
    },
    required: ['n'],
  };

  it('never converts JSON', async () => {
    expect(await post({ body }, { payload: { n: '1' } })).toMatchObject({
      errors: [{ in: 'body', pointer: '/n', detail: 'must be integer' }],
    });
  });

  it('takes null for absence where the member is optional and not nullable', async () => {
    expect(await post({ body }, { payload: { n: 1, s: null, x: null, l: null, other: 2 } })).toEqual({
      body: { n: 1, s: 'd', x: null },
      query: {},
    });
    expect(await post({ body }, { payload: { n: null } })).toMatchObject({
      errors: [{ pointer: '/n', detail: 'must be integer' }],
    });
  });

  it('converts forms as it converts queries', async () => {
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    expect(await post({ body }, { headers, payload: 'n=4&l=1&l[]=2&x=&z=1' })).toMatchObject({
      body: { n: 4, s: 'd', l: [1, 2] },
    });
  });

  it('takes an empty body for none, whatever type it is said to be', async () => {
    const schema = { body: { type: 'object', properties: { s: { type: 'string', default: 'd' } } } };
    for (const type of ['application/json', 'text/plain;charset=UTF-8', 'application/octet-stream', 'x'])
      for (const headers of [{ 'content-type': type }, { 'content-type': type, 'content-length': '0' }])
        expect(await post(schema, { headers, payload: '' })).toMatchObject({ body: { s: 'd' } });
    expect(await post(schema, { headers: { 'content-type': 'text/plain' }, payload: ' ' })).toMatchObject({
      status: 415,
    });
  });

  it('tells what is missing when there is no body at all', async () => {
    expect(await post({ body }, {})).toMatchObject({
      errors: [{ in: 'body', pointer: '/n', detail: 'is required' }],
    });
  });

  it('follows references, also recursive ones, lists, maps and nullable members', async () => {
    const node = {
      $id: 'Node',
      type: 'object',
      properties: {
        v: { type: 'string' },
        next: { anyOf: [{ $ref: 'Node#' }, { type: 'null' }] },
        all: { type: 'array', items: { $ref: 'Node#' } },
        map: { type: 'object', additionalProperties: { $ref: 'Node#' } },
      },
    };
    const payload = {
      next: { v: null, junk: 1, next: null },
      all: [{ v: null, junk: 1 }],
      map: { any: { v: 'x', junk: 1 } },
    };
    expect(await post({ body: { $ref: 'Node#' } }, { payload }, [node])).toMatchObject({
      body: { next: { next: null }, all: [{}], map: { any: { v: 'x' } } },
    });
    const response = await post({ body: { $ref: 'Node#' } }, { payload }, [node]);
    expect(JSON.stringify(response)).not.toContain('junk');
  });

  it('keeps everything of an object that declares nothing', async () => {
    expect(await post({ body: { type: 'object' } }, { payload: { a: { b: null } } })).toMatchObject({
      body: { a: { b: null } },
    });
  });

  it('reads numbers and booleans that travel as strings, in either form', async () => {
    const properties = { n: { type: 'integer', 'x-string': true }, b: { type: 'boolean', 'x-string': true } };
    const schema = { body: { type: 'object', properties } };
    expect(await post(schema, { payload: { n: '42', b: 'true' } })).toMatchObject({
      body: { n: 42, b: true },
    });
    expect(await post(schema, { payload: { n: 42, b: false } })).toMatchObject({ body: { n: 42, b: false } });
    expect(await post(schema, { payload: { n: '4x' } })).toMatchObject({ status: 400 });
  });

  it('refuses poisoned prototypes', async () => {
    const headers = { 'content-type': 'application/json' };
    expect(await post({ body }, { headers, payload: '{"n":1,"__proto__":{"a":1}}' })).toMatchObject({
      status: 400,
    });
    expect(
      await post({ body }, { headers, payload: '{"n":1,"constructor":{"prototype":{}}}' }),
    ).toMatchObject({
      status: 400,
    });
  });
});

describe('a member with several sources', () => {
  const token = { type: 'string', 'x-from': ['query:token', 'header:x-token'] };
  const count = { type: 'integer', 'x-from': ['query:n', 'body:n'] };
  const schema = {
    querystring: { type: 'object', properties: { token }, required: ['token'] },
    body: { type: 'object', properties: { n: count }, required: ['n'] },
  };

  it('takes the first that is present', async () => {
    const headers = { 'x-token': 'b' };
    expect(await post(schema, { url: '/?token=a', headers, payload: { n: 1 } })).toMatchObject({
      query: { token: 'a' },
    });
    expect(await post(schema, { url: '/', headers, payload: { n: 1 } })).toMatchObject({
      query: { token: 'b' },
    });
  });

  it('reads the query as text and the body as JSON', async () => {
    const url = '/?token=a';
    expect(await post(schema, { url: `${url}&n=5`, payload: {} })).toMatchObject({ body: { n: 5 } });
    expect(await post(schema, { url: `${url}&n=5` })).toMatchObject({ body: { n: 5 } });
    expect(await post(schema, { url, payload: { n: '5' } })).toMatchObject({ status: 400 });
  });

  it('is what a form says, before what the address says', async () => {
    const list = { type: 'array', items: { type: 'string' }, 'x-from': ['query:l', 'body:l'] };
    const body = { type: 'object', properties: { n: count, l: list } };
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const ask = (url: string, payload: string) => post({ body }, { url, headers, payload });
    expect(await ask('/?n=1&l=a', 'n=2&n=3&l[]=b')).toMatchObject({ body: { n: 2, l: ['b'] } });
    expect(await ask('/?n=1&n=4&l=a', 'n=&l=')).toMatchObject({ body: { n: 1, l: ['a'] } });
  });

  it('is missing when it is nowhere', async () => {
    expect(await post(schema, { url: '/' })).toMatchObject({
      errors: [
        { in: 'query', pointer: '/token', detail: 'is required' },
        { in: 'body', pointer: '/n', detail: 'is required' },
      ],
    });
  });
});

describe('a member that travels as a string', () => {
  it('is read behind the name of a declared type as well', async () => {
    const id = { $id: 'Id', type: 'integer' };
    const body = { type: 'object', properties: { id: { $ref: 'Id#', 'x-string': true } } };
    for (const value of ['5', 5]) {
      expect(await post({ body }, { payload: { id: value } }, [id])).toEqual({ body: { id: 5 }, query: {} });
    }
    expect(await post({ body }, { payload: { id: 'x' } }, [id])).toMatchObject({ status: 400 });
  });
});

describe('a member with members of its own in a query or form', () => {
  const inner = { type: 'object', properties: { a: { type: 'integer' } } };
  const properties = { inner, list: { type: 'array', items: inner } };

  it('is JSON text, checked and trimmed like a body', async () => {
    expect(await query(properties, 'inner={"a":1,"b":2}&list={"a":3}&list={"a":4}')).toEqual({
      inner: { a: 1 },
      list: [{ a: 3 }, { a: 4 }],
    });
  });

  it.each(['{"a":', '[]', '{"a":"x"}', '{"__proto__":{}}', 'null'])(
    'is refused when it is %s',
    async (text) => {
      expect(await query(properties, `inner=${encodeURIComponent(text)}`)).toMatchObject([{ in: 'query' }]);
    },
  );
});
