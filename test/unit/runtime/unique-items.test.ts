import { describe, expect, it } from 'vitest';
import { service } from './service.ts';

const body = (items: object): object => ({
  type: 'object',
  properties: { list: { type: 'array', uniqueItems: true, items } },
});

async function errorsOf(list: readonly unknown[], items: object = {}): Promise<unknown> {
  const app = await service(
    (scope) => void scope.post('/', { schema: { body: body(items) } }, async () => ({ ok: true })),
  );
  const response = await app.inject({ method: 'POST', url: '/', payload: { list } });
  return response.statusCode === 200 ? undefined : response.json().errors;
}

describe('unique items', () => {
  it('finds what is repeated, whatever the order of its members', async () => {
    const detail = 'must NOT have duplicate items (items ## 0 and 2 are identical)';
    const list = [{ a: 1, b: [{ c: null, d: 'x' }] }, { a: 1 }, { b: [{ d: 'x', c: null }], a: 1 }];
    expect(await errorsOf(list)).toEqual([{ in: 'body', pointer: '/list', detail }]);
    expect(await errorsOf(['a', 'b', 'a'], { type: 'string' })).toEqual([
      { in: 'body', pointer: '/list', detail },
    ]);
  });

  it('tells apart what only looks alike', async () => {
    const list = [
      1,
      '1',
      true,
      'true',
      null,
      'null',
      [1],
      '[1]',
      {},
      '{}',
      [],
      ['1'],
      [1, 1],
      ['1,1'],
      { a: 1 },
    ];
    expect(await errorsOf([...list, { a: '1' }, { 'a":1,"b': 1 }, { a: 1, b: 1 }, ''])).toBeUndefined();
  });

  // A list of this length that is compared item by item with itself takes longer than any test may.
  it('reads long lists of objects', async () => {
    const list = Array.from({ length: 60_000 }, (_, a) => ({ a }));
    expect(await errorsOf(list, { type: 'object', properties: { a: { type: 'integer' } } })).toBeUndefined();
  });
});
