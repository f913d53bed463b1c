import { expect } from 'vitest';
import type { FindOptions } from '../../../src/runtime/database/find-options.ts';
import { InvalidQueryError, RowNotFoundError } from '../../../src/runtime/database/model-errors.ts';
import type { Where } from '../../../src/runtime/database/where.ts';
import { onEveryDialect } from '../../support/database/on-every-dialect.ts';
import { newUser, type Sample } from '../../support/database/open-sample.ts';
import type { UsersRow } from '../../support/database/sample/gen/model/users.ts';

async function insertUsers({ models }: Sample): Promise<void> {
  await models.users.insertMany([
    newUser(1, { nickname: 'ann', balance: '10.5', settings: { theme: 'dark', list: [1, 'two'] } }),
    newUser(2, { nickname: '100%_!x', balance: '9', status: 'blocked', settings: 'a text' }),
    newUser(3, { tenant_id: 2, balance: '12345678901234.5678', settings: [1, 2] }),
    newUser(4, { nickname: 'bob', balance: '-1' }),
  ]);
}

onEveryDialect('reading', (it) => {
  it('finds a row by its keys', async (sample) => {
    await insertUsers(sample);
    const { users, orderItems } = sample.models;
    const [first] = await users.findMany({ where: { email: 'user1@example.com' } });
    const id = first?.id ?? 0;
    expect(await users.findById(id)).toEqual(first);
    expect(await users.getById(id)).toEqual(first);
    expect(await users.findByEmail('user1@example.com')).toEqual(first);
    expect(await users.findByTenantIdAndSlug({ tenant_id: 1, slug: 'user-1' })).toEqual(first);
    expect(first).toMatchObject({
      tenant_id: 1,
      nickname: 'ann',
      status: 'active',
      settings: { theme: 'dark', list: [1, 'two'] },
      email_domain: 'example.com',
      deleted_at: null,
      version: 1,
    });
    expect(Number(first?.balance)).toBe(10.5);
    expect(first?.created_at).toBeInstanceOf(Date);
    expect(await users.findById(999)).toBeUndefined();
    expect(await users.findByEmail("' or 1=1 --")).toBeUndefined();
    const missing = users.getById(999);
    await expect(missing).rejects.toThrow(RowNotFoundError);
    await expect(missing).rejects.toMatchObject({ statusCode: 404, expose: true, table: 'users', key: 999 });
    expect(await orderItems.findById({ order_id: 1, line: 2 })).toBeUndefined();
  });

  it('keeps JSON as it was, whatever it is', async (sample) => {
    await insertUsers(sample);
    const rows = await sample.models.users.findMany({ orderBy: 'id', select: ['settings'] });
    expect(rows).toEqual([
      { settings: { theme: 'dark', list: [1, 'two'] } },
      { settings: 'a text' },
      { settings: [1, 2] },
      { settings: null },
    ]);
  });

  it('finds rows by many keys in their order, with few statements', async (sample) => {
    await insertUsers(sample);
    const { users } = sample.models;
    const ids = (await users.findMany({ orderBy: { id: 'desc' } })).map(({ id }) => id);
    sample.statements.length = 0;
    const found = await users.findByIds([...ids, 999, ...ids]);
    expect(found.map(({ id }) => id)).toEqual(ids);
    expect(sample.statements).toHaveLength(1);
    expect(sample.statements[0]?.parameterCount).toBe(16);
    expect(await users.findByIds([])).toEqual([]);
    const many = Array.from({ length: 1500 }, (_, index) => index + 10_000);
    sample.statements.length = 0;
    expect((await users.findByIds([...many, ...ids])).map(({ id }) => id)).toEqual(ids);
    expect(sample.statements).toHaveLength(2);
  });

  it('finds rows by many composite keys', async (sample) => {
    await insertUsers(sample);
    const { users, orders, orderItems } = sample.models;
    const user = await users.findFirst({ orderBy: 'id' });
    const order = await orders.insert({ user_id: user?.id ?? 0, total: '1' });
    await orderItems.insertMany([1, 2, 3].map((line) => ({ order_id: order.id, line, sku: `s${line}` })));
    const key = (line: number) => ({ order_id: order.id, line });
    const found = await orderItems.findByIds([key(3), key(9), key(1)]);
    expect(found.map(({ sku }) => sku)).toEqual(['s3', 's1']);
    expect(await orderItems.getById(key(2))).toEqual({ ...key(2), sku: 's2', quantity: 1 });
  });

  it('understands every comparison', async (sample) => {
    await insertUsers(sample);
    const { users } = sample.models;
    const found = async (where: Where<UsersRow>): Promise<string> => {
      const rows = await users.findMany({ where, orderBy: 'id' });
      expect(await users.count({ where })).toBe(rows.length);
      expect(await users.exists({ where })).toBe(rows.length > 0);
      return rows.map(({ slug }) => slug.replace('user-', '')).join('');
    };
    expect(await found({})).toBe('1234');
    expect(await found({ nickname: null })).toBe('3');
    expect(await found({ nickname: { equals: null } })).toBe('3');
    expect(await found({ nickname: { not: null } })).toBe('124');
    expect(await found({ nickname: { not: 'ann' } })).toBe('24');
    expect(await found({ tenant_id: 1, status: 'active' })).toBe('14');
    expect(await found({ nickname: { in: ['ann', 'bob', 'x'] } })).toBe('14');
    expect(await found({ nickname: { in: ['ann', null] } })).toBe('13');
    expect(await found({ nickname: { in: [] } })).toBe('');
    expect(await found({ nickname: { notIn: ['ann', null] } })).toBe('24');
    expect(await found({ nickname: { notIn: [] } })).toBe('1234');
    expect(await found({ status: { notIn: ['blocked'] } })).toBe('134');
    expect(await found({ balance: { gt: '9' } })).toBe('13');
    expect(await found({ balance: { gte: '9', lt: '100' } })).toBe('12');
    expect(await found({ balance: '10.50' })).toBe('1');
    expect(await found({ balance: { between: ['-1', '9'] } })).toBe('24');
    expect(await found({ created_at: { lte: new Date(Date.now() + 60_000) } })).toBe('1234');
    expect(await found({ created_at: { lt: new Date(0) } })).toBe('');
    expect(await found({ email: { like: 'user_@%' } })).toBe('1234');
    expect(await found({ nickname: { like: '100\\%%' } })).toBe('2');
    expect(await found({ nickname: { startsWith: '100%_' } })).toBe('2');
    expect(await found({ nickname: { startsWith: '1_0' } })).toBe('');
    expect(await found({ nickname: { contains: '%_!' } })).toBe('2');
    expect(await found({ nickname: { endsWith: '!x' } })).toBe('2');
    expect(await found({ nickname: { endsWith: '' } })).toBe('124');
    expect(await found({ status: { startsWith: 'act' } })).toBe('134');
    expect(await found({ or: [{ nickname: 'ann' }, { tenant_id: 2 }] })).toBe('13');
    expect(await found({ or: [] })).toBe('');
    expect(await found({ and: [] })).toBe('1234');
    expect(await found({ not: { status: 'blocked' } })).toBe('134');
    expect(
      await found({
        and: [{ not: { or: [{ tenant_id: 2 }, { nickname: 'bob' }] } }, { balance: { gt: '0' } }],
      }),
    ).toBe('12');
    expect(await found({ settings: null })).toBe('4');
    expect(await found({ settings: { not: null } })).toBe('123');
  });

  it('refuses what makes no sense instead of guessing', async ({ models: { users }, statements }) => {
    const wrong: readonly [object, string][] = [
      [{ nick: 'x' }, '"nick"'],
      [{ email: undefined }, 'undefined'],
      [{ email: { equals: undefined } }, 'undefined'],
      [{ email: { in: [undefined] } }, 'undefined'],
      [{ email: { in: 'x' } }, 'list'],
      [{ email: 0 }, '"email"'],
      [{ email: { like: 5 } }, 'text'],
      [{ email: {} }, 'empty'],
      [{ id: 'x' }, '"id"'],
      [{ id: Number.NaN }, 'NaN'],
      [{ id: { in: [null, 'x or 1=1'] } }, '"id"'],
      [{ balance: '1; drop table users' }, '"balance"'],
      [{ email: { regex: 'x' } }, '"regex"'],
      [{ email: { between: ['a'] } }, 'two'],
      [{ settings: { a: 1 } }, 'null'],
      [{ settings: 'x' }, 'null'],
      [{ or: { email: 'x' } }, 'conditions'],
      [{ not: 5 }, 'conditions'],
      [{ ['__proto__']: 'x' }, '__proto__'],
      [{ constructor: 'x' }, 'constructor'],
      [{ created_at: new Date(Number.NaN) }, '"created_at"'],
    ];
    for (const [where, said] of wrong) {
      const asked = users.findMany({ where });
      await expect(asked, JSON.stringify(where)).rejects.toThrow(InvalidQueryError);
      await expect(asked).rejects.toThrow(said);
    }
    const orders: readonly unknown[] = [
      'nick',
      { id: 'up' },
      { id: 'asc; drop' },
      5,
      'settings',
      [['id; --']],
    ];
    for (const orderBy of orders) {
      const asked = users.findMany({ orderBy } as FindOptions<UsersRow>); // what types would refuse
      await expect(asked).rejects.toThrow(InvalidQueryError);
    }
    for (const limit of [-1, 1.5, Number.NaN]) {
      await expect(users.findMany({ limit })).rejects.toThrow(InvalidQueryError);
    }
    await expect(users.findMany({ lock: 'for update' })).rejects.toThrow(/transaction/);
    await expect(users.findMany({ select: [] })).rejects.toThrow(InvalidQueryError);
    expect(statements).toEqual([]);
  });

  it('sorts, cuts and selects', async (sample) => {
    await insertUsers(sample);
    const { users } = sample.models;
    const slugs = async (options: FindOptions<UsersRow>): Promise<string> =>
      (await users.findMany(options)).map(({ slug }) => slug.replace('user-', '')).join('');
    expect(await slugs({ orderBy: { balance: 'desc' } })).toBe('3124');
    expect(await slugs({ orderBy: 'balance' })).toBe('4213');
    expect(await slugs({ orderBy: [{ tenant_id: 'desc' }, { id: 'desc' }] })).toBe('3421');
    expect(await slugs({ orderBy: { nickname: 'asc nulls last' } })).toBe('2143');
    expect(await slugs({ orderBy: { nickname: 'asc nulls first' } })).toBe('3214');
    expect(await slugs({ orderBy: { nickname: 'desc nulls first' } })).toBe('3412');
    expect(await slugs({ orderBy: { nickname: 'desc nulls last' } })).toBe('4123');
    expect(await slugs({ orderBy: 'id', limit: 2, offset: 1 })).toBe('23');
    expect(await slugs({ orderBy: 'id', offset: 3 })).toBe('4');
    expect(await slugs({ orderBy: 'id', limit: 0 })).toBe('');
    expect(await users.findMany({ select: ['slug', 'tenant_id'], where: { tenant_id: 2 } })).toEqual([
      { slug: 'user-3', tenant_id: 2 },
    ]);
    expect((await users.findFirst({ orderBy: { id: 'desc' } }))?.slug).toBe('user-4');
    expect(await users.findFirst({ where: { slug: 'none' } })).toBeUndefined();
  });

  it('numbers pages', async (sample) => {
    await insertUsers(sample);
    const { users } = sample.models;
    const page = await users.offsetPage({ orderBy: { tenant_id: 'desc' }, page: 2, limit: 2 });
    expect(page.total).toBe(4);
    expect(page.items.map(({ slug }) => slug)).toEqual(['user-2', 'user-1']);
    expect((await users.offsetPage({ where: { tenant_id: 2 } })).total).toBe(1);
    expect(await users.offsetPage({ page: 9 })).toEqual({ items: [], total: 4 });
    await expect(users.offsetPage({ page: 0 })).rejects.toThrow(InvalidQueryError);
  });

  it('loads the rows at both ends of a foreign key in one query', async (sample) => {
    await insertUsers(sample);
    const { users, orders, orderItems } = sample.models;
    const all = await users.findMany({ orderBy: 'id' });
    const [ann, two] = all;
    const made = await orders.insertMany(
      [
        { user_id: ann?.id ?? 0, total: '1' },
        { user_id: two?.id ?? 0, total: '2', referrer_id: ann?.id ?? 0 },
        { user_id: ann?.id ?? 0, total: '3' },
      ],
      { returning: true },
    );
    await orderItems.insert({ order_id: made[0]?.id ?? 0, line: 1, sku: 'x' });
    sample.statements.length = 0;
    const ordersOf = await users.loadOrders(all);
    expect(sample.statements).toHaveLength(1);
    expect(all.map((user) => ordersOf.get(user)?.map(({ total }) => Number(total)))).toEqual([
      [1, 3],
      [2],
      [],
      [],
    ]);
    const userOf = await orders.loadUser(made);
    expect(made.map((order) => userOf.get(order)?.slug)).toEqual(['user-1', 'user-2', 'user-1']);
    const referrerOf = await orders.loadReferrer(made);
    expect(made.map((order) => referrerOf.get(order)?.slug)).toEqual([undefined, 'user-1', undefined]);
    const itemsOf = await orders.loadOrderItems(made);
    expect(made.map((order) => itemsOf.get(order)?.length)).toEqual([1, 0, 0]);
    expect((await orderItems.loadOrder(await orderItems.findMany())).size).toBe(1);
    expect(await users.loadOrders([])).toEqual(new Map());
    const places = [
      { order: made[0]?.id ?? 0, line: 1 },
      { order: made[0]?.id ?? 0, line: 2 },
      { order: null, line: 1 },
    ];
    const itemAt = await orderItems.findParents(places, { order: 'order_id', line: 'line' });
    expect(places.map((place) => itemAt.get(place)?.sku)).toEqual(['x', undefined, undefined]);
    const itemsAt = await orderItems.findChildren(places, { order: 'order_id', line: 'line' });
    expect(places.map((place) => itemsAt.get(place)?.length)).toEqual([1, 0, 0]);
    await users.delete(ann?.id ?? 0);
    expect((await orders.loadUser(made)).size).toBe(1);
    expect((await orders.loadUser(made, { withDeleted: true })).size).toBe(3);
  });

  it('reads views, which have no key and nothing to write', async (sample) => {
    await insertUsers(sample);
    const { users, orders, userTotals } = sample.models;
    const user = await users.findFirst({ orderBy: 'id' });
    await orders.insertMany(['1', '2'].map((total) => ({ user_id: user?.id ?? 0, total })));
    expect(await userTotals.findMany()).toEqual([{ user_id: user?.id, orders: 2 }]);
    expect('insert' in userTotals).toBe(false);
    await expect(userTotals.page()).rejects.toThrow(/primary key/);
    // @ts-expect-error a view without a key has no rows to find by it
    await expect(userTotals.findById(1)).rejects.toThrow(/primary key/);
  });

  it('runs SQL of your own, with its values as parameters', async (sample) => {
    await insertUsers(sample);
    const { models } = sample;
    const slugs = await models.users.slugsOf("ann' or '1'='1");
    expect(slugs).toEqual([]);
    expect(await models.users.slugsOf('ann')).toEqual(['user-1']);
    const row = await models.db
      .selectFrom('users')
      .select(['slug', 'settings', 'created_at'])
      .where('tenant_id', '=', 2)
      .executeTakeFirstOrThrow();
    expect(row).toMatchObject({ slug: 'user-3', settings: [1, 2] });
    expect(row.created_at).toBeInstanceOf(Date);
  });
});
