import { expect, expectTypeOf, it } from 'vitest';
import type { FindOptions } from '../../../../src/runtime/database/find-options.ts';
import type { Where } from '../../../../src/runtime/database/where.ts';
import type { OrderItemsModel } from '../../../support/database/sample/model/order-items.ts';
import type { UserTotalsModel } from '../../../support/database/sample/model/user-totals.ts';
import type { UsersModel } from '../../../support/database/sample/model/users.ts';
import type { OrderItemsKey } from '../../../support/database/sample/gen/model/order-items.ts';
import type { UsersInsert, UsersRow } from '../../../support/database/sample/gen/model/users.ts';
import { Models } from '../../../support/database/sample/gen/models.ts';

/** Types alone are asked here: what is marked as an error must be one, or the type check fails. */
function checkTypes(users: UsersModel, totals: UserTotalsModel): void {
  expectTypeOf<Parameters<UsersModel['findById']>[0]>().toEqualTypeOf<number>();
  expectTypeOf(users.getById(1)).resolves.toEqualTypeOf<UsersRow>();
  expectTypeOf(users.findMany()).resolves.toEqualTypeOf<UsersRow[]>();
  expectTypeOf(users.findMany({ select: ['id', 'settings'] })).resolves.toEqualTypeOf<
    Pick<UsersRow, 'id' | 'settings'>[]
  >();
  expectTypeOf(users.insertMany([])).resolves.toEqualTypeOf<number>();
  expectTypeOf(users.insertMany([], { returning: true })).resolves.toEqualTypeOf<UsersRow[]>();
  expectTypeOf<Parameters<OrderItemsModel['findById']>[0]>().toEqualTypeOf<OrderItemsKey>();
  expectTypeOf<Parameters<UserTotalsModel['findById']>[0]>().toBeNever();
  expectTypeOf(totals).not.toHaveProperty('insert');

  const conditions: Where<UsersRow>[] = [
    { id: { in: [1, 2], not: null } },
    { status: { in: ['active', 'blocked'] } },
    { nickname: null, settings: { not: null }, created_at: { between: [new Date(), new Date()] } },
    { not: { or: [{ email: { startsWith: 'a' } }] } },
    // @ts-expect-error no such column
    { nick: 'x' },
    // @ts-expect-error a text is no number
    { id: '1' },
    // @ts-expect-error no such word
    { status: 'gone' },
    // @ts-expect-error patterns are for texts
    { id: { startsWith: '1' } },
    // @ts-expect-error databases do not compare JSON alike
    { settings: { a: 1 } },
    // @ts-expect-error nothing is not every row
    { email: undefined },
  ];
  const options: FindOptions<UsersRow>[] = [
    { orderBy: 'id' },
    { orderBy: [{ created_at: 'desc nulls last' }, 'id'] },
    // @ts-expect-error no such column
    { orderBy: 'nick' },
    // @ts-expect-error no such direction
    { orderBy: { id: 'down' } },
  ];
  // @ts-expect-error the database computes it
  const computed: UsersInsert = { tenant_id: 1, email: 'x', slug: 'x', email_domain: 'x' };
  // @ts-expect-error every row must be asked for
  void users.deleteMany({});
  void [conditions, options, computed];
}

it('is checked by the compiler', () => {
  expect(checkTypes).toBeTypeOf('function');
  expect(Models).toBeTypeOf('function');
});
