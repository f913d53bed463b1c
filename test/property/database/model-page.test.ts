import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { PageOptions } from '../../../src/runtime/database/find-options.ts';
import type { Direction, OrderTerm } from '../../../src/runtime/database/order.ts';
import { newUser, openSample } from '../../support/database/open-sample.ts';
import type { UsersInsert, UsersRow } from '../../support/database/sample/gen/model/users.ts';

const user: fc.Arbitrary<Partial<UsersInsert>> = fc.record({
  tenant_id: fc.integer({ min: 0, max: 2 }),
  nickname: fc.option(fc.constantFrom('', 'a', 'A', 'b', 'ä', '0'), { nil: null }),
  status: fc.constantFrom('active', 'blocked'),
  balance: fc.constantFrom('0', '-1', '10', '9', '9.5'),
  created_at: fc.constantFrom(new Date(0), new Date(1), new Date('2024-01-01T00:00:00.001Z')),
  deleted_at: fc.option(fc.constantFrom(new Date(0), new Date(1)), { nil: null }),
});

const direction = fc.constantFrom<Direction>(
  'asc',
  'desc',
  'asc nulls first',
  'asc nulls last',
  'desc nulls first',
  'desc nulls last',
);

const term: fc.Arbitrary<OrderTerm<UsersRow>> = fc
  .tuple(
    fc.constantFrom('id', 'tenant_id', 'nickname', 'status', 'balance', 'created_at', 'deleted_at'),
    direction,
  )
  .map(([column, way]) => ({ [column]: way }));

it('meets every row exactly once in the order of the list, forwards and backwards', async () => {
  const sample = await openSample('sqlite');
  if (sample === undefined) return;
  const { users } = sample.models;
  const read = async (options: PageOptions<UsersRow>, way: 'nextCursor' | 'previousCursor') => {
    const pages: UsersRow[][] = [];
    let last: PageOptions<UsersRow>['cursor'];
    for (let cursor = options.cursor, isFirst = true; isFirst || cursor !== undefined; isFirst = false) {
      const page = await users.page({ ...options, cursor });
      expect(page.items.length).toBeLessThanOrEqual(options.limit ?? 0);
      pages.push(page.items);
      last = cursor;
      cursor = page[way];
    }
    return { pages, last };
  };
  await fc.assert(
    fc.asyncProperty(
      fc.array(user, { maxLength: 12 }),
      fc.array(term, { maxLength: 3 }),
      fc.integer({ min: 1, max: 13 }),
      async (values, orderBy, limit) => {
        await users.deleteMany({ all: true });
        await sample.database.session.run('delete from users', []);
        await users.insertMany(values.map((value, index) => newUser(index, value)));
        const options = { orderBy, limit, withDeleted: true };
        const sorted = await users.offsetPage({ ...options, limit: 100 });
        const ids = (rows: readonly UsersRow[]): number[] => rows.map(({ id }) => id);
        const forwards = await read(options, 'nextCursor');
        expect(ids(forwards.pages.flat())).toEqual(ids(sorted.items));
        expect(forwards.pages).toHaveLength(Math.max(1, Math.ceil(values.length / limit)));
        const backwards = await read({ ...options, cursor: forwards.last }, 'previousCursor');
        expect(ids(backwards.pages.toReversed().flat())).toEqual(ids(sorted.items));
      },
    ),
    { numRuns: 150 },
  );
});
