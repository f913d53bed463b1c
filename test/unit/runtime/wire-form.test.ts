import { describe, expect, it } from 'vitest';
import { service } from './service.ts';

const user = {
  $id: 'User',
  type: 'object',
  properties: {
    n: { type: 'integer' },
    s: { type: 'string' },
    b: { type: 'boolean' },
    list: { type: 'array', items: { $ref: 'User#' } },
    map: { type: 'object', additionalProperties: { $ref: 'User#' } },
    pointer: { type: ['integer', 'null'] },
    inner: { type: 'object', properties: {} },
    parent: { anyOf: [{ $ref: 'User#' }, { type: 'null' }] },
    any: {},
    text: { type: 'string', 'x-string': 'integer' },
    kept: { type: 'integer' },
  },
  'x-omitempty': ['n', 's', 'b', 'list', 'map', 'pointer', 'inner', 'parent', 'any', 'text'],
};

async function answer(schema: object, body: unknown): Promise<string> {
  const app = await service((scope) => {
    scope.addSchema(user);
    scope.get('/', { schema: { response: { 200: schema } } }, async () => body);
  });
  const response = await app.inject('/');
  await app.close();
  return response.body;
}

const reference = { $ref: 'User#' };
const empty = { n: 0, s: '', b: false, list: [], map: {}, pointer: null, parent: null, any: null, text: 0 };

describe('a member that is left out when it is empty', () => {
  it('is left out when it has the zero value of its type', async () => {
    expect(await answer(reference, { ...empty, kept: 0 })).toBe('{"kept":0}');
  });

  it('stays when it has any other value: behind a pointer and for anything, zero is one', async () => {
    const full = {
      n: 1,
      s: ' ',
      b: true,
      list: [{ kept: 1 }],
      map: { a: { kept: 2 } },
      pointer: 0,
      inner: {},
      parent: { kept: 3 },
      any: 0,
      text: '7',
      kept: 0,
    };
    expect(JSON.parse(await answer(reference, { ...full, text: 7 }))).toEqual(full);
  });

  it('is left out in lists, in maps and at any depth, and the logic keeps its object', async () => {
    const deep = { kept: 1, list: [{ ...empty, parent: { ...empty, kept: 2 } }], map: { a: empty } };
    const before = structuredClone(deep);
    const text = '{"list":[{"parent":{"kept":2}}],"map":{"a":{}},"kept":1}';
    expect(await answer({ type: 'array', items: reference }, [deep])).toBe(`[${text}]`);
    expect(await answer({ type: 'object', additionalProperties: reference }, { x: deep })).toBe(
      `{"x":${text}}`,
    );
    expect(deep).toEqual(before);
  });

  it('is read where an object keeps it: behind a getter, or in its own JSON', async () => {
    class Entity {
      get n(): number {
        return 0;
      }
      get kept(): number {
        return 1;
      }
      toJSON(): object {
        return { n: this.n, kept: this.kept };
      }
    }
    expect(await answer(reference, new Entity())).toBe('{"kept":1}');
  });
});

describe('a member with a name that every object inherits', () => {
  it('is there only when the logic gave it', async () => {
    const schema = { type: 'object', properties: { constructor: { type: 'string' }, toString: {} } };
    expect(await answer(schema, {})).toBe('{}');
    expect(await answer(schema, { constructor: 'c' })).toBe('{"constructor":"c"}');
  });
});
