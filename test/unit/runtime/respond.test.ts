import { describe, expect, expectTypeOf, it } from 'vitest';
import { requestContext } from '../../../src/runtime/context.ts';
import { present, type Present, settle } from '../../../src/runtime/respond.ts';
import { service } from './service.ts';

describe('the context of a request', () => {
  it('sets status and headers, answers otherwise, and carries what is shared', async () => {
    const app = await service((scope) => {
      scope.get('/:what', async (request, reply) => {
        const ctx = requestContext({ store: new Map([['a', 1]]) }, request, reply);
        ctx.reply.status(202);
        ctx.reply.header('x-count', String(ctx.store.size));
        const { what } = Object.assign({ what: '' }, request.params);
        if (what === 'conflict') return settle(reply, ctx.respond(409, { field: 'a' }));
        if (what === 'stub') throw ctx.notImplemented('GetUser');
        return settle(reply, { id: ctx.requestId });
      });
    });
    const usual = await app.inject({ url: '/usual', headers: { 'x-request-id': 'abcdefgh' } });
    expect([usual.statusCode, usual.headers['x-count'], usual.json()]).toEqual([
      202,
      '1',
      { id: 'abcdefgh' },
    ]);
    const conflict = await app.inject('/conflict');
    expect([conflict.statusCode, conflict.json()]).toEqual([409, { field: 'a' }]);
    expect((await app.inject('/stub')).json()).toMatchObject({
      status: 501,
      detail: '"GetUser" is not implemented yet.',
    });
  });
});

describe('settle', () => {
  it('gives the type of every body, also of statuses with different ones', async () => {
    const app = await service((scope) => {
      scope.get('/:what', async (request, reply) => {
        const ctx = requestContext({}, request, reply);
        const { what } = Object.assign({ what: '' }, request.params);
        const answer = () => {
          if (what === 'missing') return ctx.respond(404, { message: 'no' });
          return what === 'conflict' ? ctx.respond(409, undefined) : { id: 1 };
        };
        const body: { message: string } | { id: number } | undefined = settle(reply, answer());
        return reply.send(body);
      });
    });
    const ask = async (url: string) => {
      const { statusCode, body } = await app.inject(url);
      return [statusCode, body];
    };
    expect(await ask('/x')).toEqual([200, '{"id":1}']);
    expect(await ask('/missing')).toEqual([404, '{"message":"no"}']);
    expect(await ask('/conflict')).toEqual([409, '']);
  });
});

describe('present', () => {
  it('drops what is undefined and keeps everything else, odd names included', () => {
    const given = Object.fromEntries([
      ['a', undefined],
      ['b', null],
      ['c', 0],
      ['__proto__', 1],
    ]);
    const kept = present(given);
    expect(Object.keys(kept)).toEqual(['b', 'c', '__proto__']);
    expect(Object.getPrototypeOf(kept)).toBe(Object.prototype);
  });

  it('says of members that may be anything that they are there', () => {
    interface Given {
      readonly any: unknown;
      readonly text: string | undefined;
    }
    expectTypeOf<Present<Given>>().toExtend<{ readonly any: unknown; readonly text?: string }>();
  });
});
