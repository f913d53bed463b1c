import type { FastifyInstance, InjectOptions } from 'fastify';
import { afterEach, describe, expect, it } from 'vitest';
import { useExactBodies } from '../../../src/runtime/exact-body.ts';
import { maxInt64, maxUint64, minInt64 } from '../../../src/runtime/integer.ts';
import { sendEvents } from '../../../src/runtime/sse.ts';
import { service } from './service.ts';

type As = 'bigint' | 'string';

const modes: readonly As[] = ['bigint', 'string'];
const edges = [
  '0',
  '-1',
  '7',
  '9007199254740991',
  '9007199254740993',
  '-9007199254740993',
  maxInt64,
  minInt64,
];

let app: FastifyInstance | undefined;

afterEach(async () => app?.close());

function int64(as: As, more: object = {}): object {
  return { 'x-integer': { as, minimum: minInt64, maximum: maxInt64, ...more } };
}

function output(as: As): object {
  return { type: 'integer', ...int64(as) };
}

/** What the logic has for an integer. */
function held(as: As, digits: string): unknown {
  return as === 'bigint' ? BigInt(digits) : digits;
}

interface Route {
  readonly bodyLimit?: number;
  readonly schema: object;
  readonly shared?: readonly object[];
  readonly handle: (parts: {
    readonly body: unknown;
    readonly query: unknown;
    readonly params: unknown;
    readonly headers: Readonly<Record<string, unknown>>;
  }) => unknown;
}

async function call(route: Route, request: InjectOptions): Promise<{ status: number; body: string }> {
  app = await service((scope) => {
    useExactBodies(scope);
    for (const one of route.shared ?? []) scope.addSchema(one);
    scope.route({
      method: 'POST',
      url: '/:id?',
      ...(route.bodyLimit !== undefined && { bodyLimit: route.bodyLimit }),
      schema: route.schema,
      handler: async ({ body, query, params, headers }) => route.handle({ body, query, params, headers }),
    });
  });
  const response = await app.inject({ method: 'POST', url: '/', ...request });
  return { status: response.statusCode, body: response.body };
}

function json(payload: string): InjectOptions {
  return { payload, headers: { 'content-type': 'application/json' } };
}

describe.each(modes)('64-bit integers as %s', (as) => {
  it.each(edges)('bring %s in and out in a JSON body', async (digits) => {
    const schema = {
      body: { type: 'object', properties: { id: int64(as) }, required: ['id'] },
      response: { 200: { type: 'object', properties: { id: output(as) }, required: ['id'] } },
    };
    let seen: unknown;
    const handle: Route['handle'] = ({ body }) => ((seen = body), body);
    expect(await call({ schema, handle }, json(`{"id":${digits}}`))).toEqual({
      status: 200,
      body: `{"id":${digits}}`,
    });
    expect(seen).toEqual({ id: held(as, digits) });
  });

  it('come in through path, query and headers, one by one and as lists', async () => {
    const uint64 = { 'x-integer': { as, minimum: '0', maximum: maxUint64 } };
    const list = { type: 'array', items: uint64 };
    const schema = {
      params: { type: 'object', properties: { id: int64(as) } },
      querystring: { type: 'object', properties: { one: uint64, list, page: { type: 'integer' } } },
      headers: { type: 'object', properties: { 'x-one': int64(as), 'x-list': list } },
    };
    let seen: unknown;
    const handle: Route['handle'] = ({ params, query, headers }) => {
      seen = { params, query, one: headers['x-one'], list: headers['x-list'] };
    };
    const answer = await call(
      { schema, handle },
      {
        url: `/${minInt64}?one=${maxUint64}&list=1&list=${maxUint64}&page=2`,
        headers: { 'x-one': '-9007199254740993', 'x-list': `${maxUint64}, 3` },
      },
    );
    expect(answer.status).toBe(200);
    expect(seen).toEqual({
      params: { id: held(as, minInt64) },
      query: { one: held(as, maxUint64), list: [held(as, '1'), held(as, maxUint64)], page: 2 },
      one: held(as, '-9007199254740993'),
      list: [held(as, maxUint64), held(as, '3')],
    });
  });

  it('come in through forms, strings and defaults', async () => {
    const text = { ...int64(as), 'x-string': true };
    const properties = {
      id: int64(as),
      text,
      filled: { ...int64(as), 'x-default': '9007199254740993' },
      list: { type: 'array', items: int64(as), 'x-default': `[1,${maxInt64}]` },
    };
    const schema = { body: { type: 'object', properties } };
    let seen: unknown;
    const handle: Route['handle'] = ({ body }) => void (seen = body);
    const expected = {
      id: held(as, maxInt64),
      text: held(as, '9007199254740993'),
      filled: held(as, '9007199254740993'),
      list: [held(as, '1'), held(as, maxInt64)],
    };
    const form = {
      payload: `id=${maxInt64}&text=9007199254740993`,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    };
    await call({ schema, handle }, form);
    expect(seen).toEqual(expected);
    await app?.close();
    await call({ schema, handle }, json(`{"id":${maxInt64},"text":"9007199254740993"}`));
    expect(seen).toEqual(expected);
  });

  it('are the only values that change: others are the numbers that they always were', async () => {
    const properties = { id: int64(as), float: { type: 'number' }, any: {}, list: { type: 'array' } };
    const schema = { body: { type: 'object', properties } };
    let seen: unknown;
    const handle: Route['handle'] = ({ body }) => void (seen = body);
    const big = '12345678901234567890';
    const text = `{"id":1,"float":${big},"any":{"deep":[${big},{"x":${big}}]},"list":[${big}]}`;
    expect((await call({ schema, handle }, json(text))).status).toBe(200);
    const { any, float, list } = JSON.parse(text);
    expect(seen).toEqual({ id: held(as, '1'), float, any, list });
  });

  it('nest in shared schemas, arrays, maps and behind null', async () => {
    const node = {
      $id: 'Node',
      type: 'object',
      properties: {
        id: output(as),
        none: { ...output(as), nullable: true },
        next: { $ref: 'Node#', nullable: true },
        list: { type: 'array', items: output(as) },
        map: { type: 'object', additionalProperties: output(as) },
        text: { ...output(as), type: 'string', 'x-string': 'integer' },
        gone: output(as),
      },
      required: ['id'],
      'x-omitempty': ['gone'],
    };
    const schema = { response: { 200: { $ref: 'Node#' } } };
    const id = held(as, maxInt64);
    const next = { id, none: null, next: null, list: [id], map: { a: id }, text: id, gone: held(as, '0') };
    const answer = await call({ schema, shared: [node], handle: () => ({ id, next, none: id }) }, {});
    expect(answer).toEqual({
      status: 200,
      body: `{"id":${maxInt64},"none":${maxInt64},"next":{"id":${maxInt64},"none":null,"next":null,"list":[${maxInt64}],"map":{"a":${maxInt64}},"text":"${maxInt64}"}}`,
    });
  });

  it('are a response of their own', async () => {
    const schema = { response: { 200: output(as) } };
    const answer = await call({ schema, handle: () => held(as, maxInt64) }, {});
    expect(answer).toEqual({ status: 200, body: maxInt64 });
  });

  it('go out in events', async () => {
    const data = { type: 'object', properties: { id: output(as) } };
    app = await service((scope) => {
      scope.get(
        '/',
        { schema: { response: { 200: { content: { 'text/event-stream': { schema: data } } } } } },
        async (_request, reply) =>
          sendEvents(
            reply,
            (async function* () {
              yield { data: { id: held(as, maxInt64) } };
            })(),
          ),
      );
    });
    expect((await app.inject('/')).body).toContain(`data: {"id":${maxInt64}}\n`);
  });

  it.each([
    ['9223372036854775808', `must be <= ${maxInt64}`],
    ['-9223372036854775809', `must be >= ${minInt64}`],
    ['1.5', 'must be integer'],
    ['9007199254740993.5', 'must be integer'],
    ['1e30', 'must be integer'],
    ['"7"', 'must be integer'],
    ['true', 'must be integer'],
    ['null', 'must be integer'],
    ['[7]', 'must be integer'],
  ])('refuse %s', async (value, detail) => {
    const schema = { body: { type: 'object', properties: { id: int64(as) }, required: ['id'] } };
    const { status, body } = await call({ schema, handle: () => undefined }, json(`{"id":${value}}`));
    expect(status).toBe(400);
    expect(JSON.parse(body).errors).toEqual([{ in: 'body', pointer: '/id', detail }]);
  });

  it('take null where it may stand, and refuse what is neither', async () => {
    const id = { anyOf: [int64(as), { type: 'null' }] };
    const schema = { body: { type: 'object', properties: { id }, required: ['id'] } };
    const handle = (): undefined => undefined;
    expect((await call({ schema, handle }, json('{"id":null}'))).status).toBe(200);
    await app?.close();
    const { body } = await call({ schema, handle }, json('{"id":"x"}'));
    expect(JSON.parse(body).errors).toEqual([{ in: 'body', pointer: '/id', detail: 'must be integer' }]);
  });

  it('meet the rules of the contract', async () => {
    const id = int64(as, { enum: ['1', '9007199254740993'] });
    const schema = { body: { type: 'object', properties: { id } } };
    const handle = (): undefined => undefined;
    expect((await call({ schema, handle }, json('{"id":9007199254740993}'))).status).toBe(200);
    await app?.close();
    const { body } = await call({ schema, handle }, json('{"id":9007199254740992}'));
    expect(JSON.parse(body).errors).toEqual([
      { in: 'body', pointer: '/id', detail: 'must be one of 1, 9007199254740993' },
    ]);
  });

  it.each(['9223372036854775808', 'x', 1.5])('are checked when they leave: %s', async (value) => {
    const schema = { response: { 200: { type: 'object', properties: { id: output(as) } } } };
    const id = typeof value === 'string' && value !== 'x' ? held(as, value) : value;
    expect((await call({ schema, handle: () => ({ id }) }, {})).status).toBe(500);
  });

  it('come in beside whatever is nested deeply, and are refused where it has no end', async () => {
    const schema = { body: { type: 'object', properties: { id: int64(as), any: {} } } };
    const nested = (depth: number): InjectOptions =>
      json(`{"id":9007199254740993,"any":${'['.repeat(depth)}${']'.repeat(depth)}}`);
    expect((await call({ schema, handle: () => undefined }, nested(400))).status).toBe(200);
    await app?.close();
    const answer = await call({ schema, handle: () => undefined, bodyLimit: 1_000_000 }, nested(400_000));
    expect(JSON.parse(answer.body)).toMatchObject({ status: 400, detail: 'The body is nested too deeply.' });
  });
});
