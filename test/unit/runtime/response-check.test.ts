import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import type { Envelope } from '../../../src/runtime/envelope.ts';
import { problemEnvelope, service } from './service.ts';

async function answer(schema: object, body: unknown, check = true, envelope?: Envelope) {
  const user = { $id: 'User', type: 'object', properties: { id: { type: 'integer' } }, required: ['id'] };
  const app = await service(
    (scope) => {
      scope.addSchema(user);
      scope.addSchema({
        $id: 'Node',
        type: 'object',
        properties: { kids: { type: 'array', items: { $ref: 'Node#' } } },
      });
      scope.addSchema({
        $id: 'Input',
        type: 'object',
        properties: { n: { type: 'integer', 'x-string': true } },
      });
      scope.get('/', { schema: { response: { 200: schema } } }, async () => body);
    },
    { responses: { check } },
    envelope,
  );
  const response = await app.inject('/');
  await app.close();
  return { status: response.statusCode, body: response.body, type: response.headers['content-type'] };
}

const user = { $ref: 'User#' };

describe('a response that does not match its schema', () => {
  it.each([{}, { id: '1' }, { id: 1.5 }, { id: null }, [1]])(
    'is an error where people work on it: %j',
    async (body) => {
      expect(await answer(user, body)).toMatchObject({ status: 500 });
    },
  );

  // Ajv collects mistakes behind references in lists that it copies for each of them.
  it('is one, too, where it is long and all of it is wrong', async () => {
    const list = { type: 'array', items: { $ref: 'Node#' } };
    expect(await answer(list, Array(250_000).fill({ kids: 1 }))).toMatchObject({ status: 500 });
  });

  it.each([undefined, 'text'])('is one, too, where nothing has to be serialized: %j', async (body) => {
    expect(await answer(user, body)).toMatchObject({ status: 500 });
    expect(await answer({ type: 'string' }, 'text')).toMatchObject({ status: 200, body: '"text"' });
  });

  it('says nothing to the client where it was not looked for', async () => {
    const { status, body } = await answer(user, {}, false);
    expect(status).toBe(500);
    expect(body).not.toContain('id');
  });
});

describe('a response', () => {
  it('is sent as it is where it is bytes or a stream, and anything is declared', async () => {
    for (const body of [Buffer.from([0x25, 0x50]), Readable.from(['%P'])])
      expect(await answer({}, body)).toMatchObject({ status: 200, body: '%P' });
  });

  it('holds what its schema declares and nothing else, and the logic keeps its object', async () => {
    const own = { id: 1, passwordHash: 'x' };
    expect(await answer(user, own)).toMatchObject({ status: 200, body: '{"id":1}' });
    expect(own).toEqual({ id: 1, passwordHash: 'x' });
  });

  it('is JSON, also where a list of anything holds nothing', async () => {
    const list = { type: 'array', items: {} };
    expect(await answer(list, [1, undefined, 'a'])).toMatchObject({ status: 200, body: '[1,null,"a"]' });
    const nested = { type: 'object', properties: { list } };
    expect(await answer(nested, { list: [undefined] })).toMatchObject({ body: '{"list":[null]}' });
  });

  it.each([2 ** 60, 1e20, -123456789012345680000, 1.5e300])('may hold the number %d', async (n) => {
    const properties = { n: { type: 'number' } };
    const response = await answer({ type: 'object', properties }, { n });
    expect([response.status, JSON.parse(response.body)]).toEqual([200, { n }]);
    expect(
      await answer(
        {
          type: 'object',
          properties: { n: { type: 'integer', minimum: 1 - 2 ** 53, maximum: 2 ** 53 - 1 } },
        },
        { n },
      ),
    ).toMatchObject({ status: 500 });
  });

  it('may hold dates and absent members', async () => {
    const properties = { at: { type: 'string', format: 'date-time' }, no: { type: 'string' } };
    const body = { at: new Date(0), no: undefined };
    expect(await answer({ type: 'object', properties }, body)).toMatchObject({
      body: '{"at":"1970-01-01T00:00:00.000Z"}',
    });
  });

  it('writes numbers that travel as strings', async () => {
    const schema = { type: 'object', properties: { n: { type: 'string', 'x-string': 'integer' } } };
    expect(await answer(schema, { n: 42 })).toMatchObject({ status: 200, body: '{"n":"42"}' });
    expect(await answer(schema, { n: 'x' })).toMatchObject({ status: 500 });
  });

  it('knows what stands behind a string: nothing, either of two, or a number within bounds', async () => {
    const of = (n: object) => ({ type: 'object', properties: { n } });
    const nullable = of({ type: ['string', 'null'], 'x-string': 'integer' });
    expect(await answer(nullable, { n: null })).toMatchObject({ status: 200, body: '{"n":null}' });
    const either = of({ type: 'string', 'x-string': ['number', 'boolean'] });
    expect(await answer(either, { n: true })).toMatchObject({ status: 200, body: '{"n":"true"}' });
    expect(await answer(either, { n: 'true' })).toMatchObject({ status: 500 });
    const bounded = of({ type: 'string', 'x-string': 'integer', maximum: 9 });
    expect(await answer(bounded, { n: 10 })).toMatchObject({ status: 500 });
  });

  it.each([
    [{ type: 'string' }, 'a"b', '"a\\"b"'],
    [{}, 'text', '"text"'],
    [{ type: 'integer' }, 5, '5'],
    [{ type: 'boolean' }, false, 'false'],
    [{ type: 'array', items: { type: 'string' } }, ['a'], '["a"]'],
  ])('of the schema %j is JSON', async (schema, value, body) => {
    expect(await answer(schema, value)).toEqual({
      status: 200,
      body,
      type: 'application/json; charset=utf-8',
    });
  });

  it('stands in the envelope, and is still checked and serialized by its schema', async () => {
    const envelope: Envelope = {
      ...problemEnvelope,
      success: {
        wrap: (data) => ({ code: 0, data }),
        schema: (data) => ({
          type: 'object',
          properties: { code: { type: 'integer' }, data },
          required: ['code', 'data'],
        }),
      },
    };
    expect(await answer(user, { id: 1, more: 2 }, true, envelope)).toMatchObject({
      body: '{"code":0,"data":{"id":1}}',
    });
    expect(await answer({ type: 'string' }, 'a', true, envelope)).toMatchObject({
      body: '{"code":0,"data":"a"}',
    });
    expect(await answer(user, {}, true, envelope)).toMatchObject({ status: 500 });
  });
});
