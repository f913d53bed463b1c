import { describe, expect, it, vi } from 'vitest';
import { buildSerializers } from '../../../src/runtime/serializer.ts';

const integer = { type: 'integer' };
const shared = {
  User: { $id: 'User', type: 'object', properties: { id: integer, team: { $ref: 'Team#' } } },
  Team: { $id: 'Team', type: 'object', properties: { members: { type: 'array', items: { $ref: 'User#' } } } },
  Other: { $id: 'Other', type: 'object', properties: { $ref: { type: 'string' } } },
};
const place = { method: 'GET', url: '/', httpStatus: '200' };

describe('the compiler of response serializers', () => {
  it('follows references, also those that come back to where they began', () => {
    const serialize = buildSerializers()(shared)({ ...place, schema: { $ref: 'User#' } });
    expect(serialize({ id: 1, hidden: 2, team: { members: [{ id: 3, hidden: 4 }] } })).toBe(
      '{"id":1,"team":{"members":[{"id":3}]}}',
    );
  });

  it('takes a member that is called "$ref" for a member', () => {
    const serialize = buildSerializers()(shared)({ ...place, schema: shared.Other });
    expect(serialize({ $ref: 'User#' })).toBe('{"$ref":"User#"}');
  });

  it('looks at no schema that the response has nothing to do with', () => {
    const read = vi.fn(() => 'object');
    const unused = Object.defineProperty({ $id: 'Unused' }, 'type', { enumerable: true, get: read });
    buildSerializers()({ ...shared, Unused: unused })({ ...place, schema: { $ref: 'User#' } });
    expect(read).not.toHaveBeenCalled();
  });

  it('compiles what is alike once', () => {
    const compile = buildSerializers()(shared);
    const [one, two] = ['/one', '/two'].map((url) => compile({ ...place, url, schema: { $ref: 'User#' } }));
    expect(two).toBe(one);
    expect(compile({ ...place, schema: { $ref: 'Team#' } })).not.toBe(one);
  });

  it('says which reference leads nowhere', () => {
    expect(() => buildSerializers()(shared)({ ...place, schema: { $ref: 'Nobody#' } })).toThrow('Nobody#');
  });

  it.each(['of which each mentions all others', 'of which each mentions the next one twice'])(
    'comes to an end for types %s',
    (kind) => {
      const count = 40;
      const isDense = kind.endsWith('others');
      const types = Array.from({ length: count }, (_, index) => {
        const others = isDense
          ? Array.from({ length: count }, (_each, other) => other)
          : [index + 1, index + 1];
        const members = others.map((other, place) => [
          `to${place}`,
          { $ref: `T${Math.min(other, count - 1)}#` },
        ]);
        const properties = { id: integer, ...Object.fromEntries(members) };
        return {
          $id: `T${index}`,
          type: 'object',
          properties: index === count - 1 ? { id: integer } : properties,
        };
      });
      const all = Object.fromEntries(types.map((type) => [type.$id, type]));
      const serialize = buildSerializers()(all)({ ...place, schema: { $ref: 'T0#' } });
      expect(serialize({ id: 1n, hidden: 2, to1: { id: 3, to0: { id: 4, hidden: 5 }, hidden: 6 } })).toBe(
        '{"id":1,"to1":{"id":3,"to0":{"id":4}}}',
      );
    },
  );

  it('writes types that lie deeply within each other', () => {
    const types = Array.from({ length: 120 }, (_, index) => ({
      $id: `T${index}`,
      type: 'object',
      properties: { id: integer, ...(index < 119 && { next: { $ref: `T${index + 1}#` } }) },
    }));
    const all = Object.fromEntries(types.map((type) => [type.$id, type]));
    const serialize = buildSerializers()(all)({ ...place, schema: { $ref: 'T0#' } });
    expect(serialize({ id: 1, next: { id: 2, hidden: 3 } })).toBe('{"id":1,"next":{"id":2}}');
  });
});
