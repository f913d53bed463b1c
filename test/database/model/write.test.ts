import { expect } from 'vitest';
import { ConflictError, InvalidQueryError } from '../../../src/runtime/database/model-errors.ts';
import { onEveryDialect } from '../../support/database/on-every-dialect.ts';
import { newUser } from '../../support/database/open-sample.ts';

onEveryDialect('writing', (it) => {
  it('inserts a row and gives it as the database has it', async ({ models: { users } }) => {
    const row = await users.insert(newUser(1, { nickname: null, settings: { a: 1 }, balance: '0.0001' }));
    expect(row).toMatchObject({ nickname: null, status: 'active', settings: { a: 1 }, version: 1 });
    expect(row.email_domain).toBe('example.com');
    expect(await users.findById(row.id)).toEqual(row);
    const own = await users.insert({
      ...newUser(2),
      id: 77,
      created_at: new Date('2020-01-02T03:04:05.678Z'),
    });
    expect(own).toMatchObject({ id: 77, created_at: new Date('2020-01-02T03:04:05.678Z') });
    const clash = users.insert(newUser(1));
    await expect(clash).rejects.toMatchObject({ kind: 'unique', statusCode: 409 });
  });

  it('refuses to write what cannot be written', async ({ models: { users }, statements }) => {
    const wrong: readonly object[] = [
      { ...newUser(1), email_domain: 'x' },
      { ...newUser(1), nick: 'x' },
      { ...newUser(1), ['__proto__']: 'x' },
      { ...newUser(1), constructor: 'x' },
    ];
    for (const row of wrong) {
      const given = row as ReturnType<typeof newUser>; // what types would refuse
      await expect(users.insert(given)).rejects.toThrow(InvalidQueryError);
      await expect(users.insertMany([given])).rejects.toThrow(InvalidQueryError);
    }
    await expect(users.update(1, { version: 5 } as object)).rejects.toThrow(/version/);
    await expect(users.update(1, { email_domain: 'x' } as object)).rejects.toThrow(/computed/);
    expect(statements).toEqual([]);
  });

  it('inserts many rows, all or none', async (sample) => {
    const { users } = sample.models;
    expect(await users.insertMany([])).toBe(0);
    expect(await users.insertMany([], { returning: true })).toEqual([]);
    const rows = Array.from({ length: 1100 }, (_, index) => newUser(index));
    sample.statements.length = 0;
    expect(await users.insertMany(rows)).toBe(1100);
    expect(sample.statements.filter(({ sql }) => sql.startsWith('insert')).length).toBeLessThan(8);
    expect(await users.count()).toBe(1100);
    const more = Array.from({ length: 1100 }, (_, index) => newUser(index + 2000));
    await expect(users.insertMany([...more, newUser(3)])).rejects.toMatchObject({ kind: 'unique' });
    expect(await users.count()).toBe(1100);
  });

  it('inserts few rows, which may take several statements, all or none', async ({ models: { users } }) => {
    await users.insert(newUser(0));
    for (const count of [2, 3, 300]) {
      const rows = Array.from({ length: count }, (_, index) => newUser(count - 1 - index));
      const clash = { kind: 'unique' };
      await expect(users.insertMany(rows)).rejects.toMatchObject(clash);
      await expect(users.insertMany(rows, { returning: true })).rejects.toMatchObject(clash);
      expect(await users.count(), `of ${count}`).toBe(1);
    }
  });

  it('gives many rows back in their order, whichever columns they have', async ({ models: { users } }) => {
    const given = [
      newUser(1, { nickname: 'a' }),
      newUser(2),
      newUser(3, { nickname: 'c' }),
      newUser(4, { settings: [] }),
      newUser(5),
    ];
    const rows = await users.insertMany(given, { returning: true });
    expect(rows.map(({ email, nickname }) => [email, nickname])).toEqual(
      given.map(({ email, nickname }) => [email, nickname ?? null]),
    );
    expect(await users.findMany({ orderBy: 'tenant_id' })).toHaveLength(5);
  });

  it('inserts only what is not there yet', async ({ models: { users } }) => {
    const row = await users.insertIgnore(newUser(1));
    expect(row?.email).toBe('user1@example.com');
    expect(await users.insertIgnore(newUser(1, { nickname: 'x' }))).toBeUndefined();
    expect((await users.findByEmail('user1@example.com'))?.nickname).toBeNull();
    const broken = users.insertIgnore({ ...newUser(2), status: 'gone' as 'active' }); // what types would refuse
    await expect(broken).rejects.toThrow();
    expect(await users.count()).toBe(1);
  });

  it('inserts or changes by a unique key, and by no other', async ({ models: { users } }) => {
    const first = await users.upsertByEmail(newUser(1, { nickname: 'a' }));
    const second = await users.upsertByEmail(newUser(1, { nickname: 'b', slug: 'new' }));
    expect(second).toMatchObject({ id: first.id, nickname: 'b', slug: 'new', version: first.version + 1 });
    const same = await users.upsertByEmail(newUser(1, { nickname: 'b', slug: 'new' }));
    expect(same).toMatchObject({ id: first.id, version: second.version + 1 });
    const other = await users.upsertByTenantIdAndSlug({ tenant_id: 1, slug: 'new', email: 'z@example.com' });
    expect(other).toMatchObject({ id: first.id, email: 'z@example.com', nickname: 'b' });
    await users.insert(newUser(2));
    const clash = users.upsertByEmail({ ...newUser(3), slug: 'user-2' });
    await expect(clash).rejects.toMatchObject({ kind: 'unique' });
    expect((await users.findByEmail('user2@example.com'))?.slug).toBe('user-2');
    const keyless = users.upsertByEmail({ tenant_id: 1, slug: 'x' } as ReturnType<typeof newUser>);
    await expect(keyless).rejects.toThrow(/"email"/);
  });

  it('keeps the key of a row that an upsert finds', async ({ models: { users } }) => {
    const row = await users.insert(newUser(1));
    const again = await users.upsertByEmail({ ...newUser(1), id: row.id + 500, nickname: 'x' });
    expect(again).toMatchObject({ id: row.id, nickname: 'x' });
  });

  it('changes what is given and nothing else', async ({ models: { users, orderItems, orders } }) => {
    const row = await users.insert(newUser(1, { nickname: 'a', settings: { a: 1 } }));
    const changed = await users.update(row.id, { nickname: null, settings: 'text' });
    expect(changed).toEqual({ ...row, nickname: null, settings: 'text', version: 2 });
    expect(await users.update(row.id, { nickname: null })).toEqual({ ...changed, version: 3 });
    expect(await users.update(row.id, {})).toEqual({ ...changed, version: 3 });
    expect(await users.update(999, { nickname: 'x' })).toBeUndefined();
    expect(await users.update(999, {})).toBeUndefined();
    const moved = await users.update(row.id, { id: 500 });
    expect(moved?.id).toBe(500);
    const order = await orders.insert({ user_id: 500, total: '1.50' });
    await orderItems.insert({ order_id: order.id, line: 1, sku: 'a' });
    const key = { order_id: order.id, line: 1 };
    expect(await orderItems.update(key, { line: 2, quantity: 9 })).toEqual({
      ...key,
      line: 2,
      sku: 'a',
      quantity: 9,
    });
    expect(await orderItems.findById(key)).toBeUndefined();
  });

  it('lets one of two win who changed the same version', async ({ models: { users } }) => {
    const row = await users.insert(newUser(1));
    const results = await Promise.allSettled([
      users.update(row.id, { nickname: 'a' }, { version: row.version }),
      users.update(row.id, { nickname: 'b' }, { version: row.version }),
    ]);
    expect(results.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    const lost = results.find((result) => result.status === 'rejected');
    expect(lost?.reason).toBeInstanceOf(ConflictError);
    expect(lost?.reason).toMatchObject({ statusCode: 409, expose: true, key: row.id });
    expect((await users.getById(row.id)).version).toBe(2);
    await expect(users.update(row.id, {}, { version: 1 })).rejects.toThrow(ConflictError);
    await expect(users.delete(row.id, { version: 1 })).rejects.toThrow(ConflictError);
    expect(await users.update(999, { nickname: 'x' }, { version: 1 })).toBeUndefined();
    expect(await users.delete(999, { version: 1 })).toBe(false);
    expect(await users.delete(row.id, { version: 2 })).toBe(true);
  });

  it('refuses a version where there is none', async ({ models: { orderItems } }) => {
    const key = { order_id: 1, line: 1 };
    await expect(orderItems.update(key, { sku: 'x' }, { version: 1 })).rejects.toThrow(/no version/);
  });

  it('changes and deletes many, and every row only when told so', async ({ models: { users, orders } }) => {
    const rows = await users.insertMany(
      [1, 2, 3].map((number) => newUser(number)),
      { returning: true },
    );
    expect(
      await users.updateMany({ where: { slug: { in: ['user-1', 'user-2'] } }, set: { nickname: 'x' } }),
    ).toBe(2);
    expect(await users.count({ where: { nickname: 'x', version: 2 } })).toBe(2);
    const empty = {} as { where: { slug: string } }; // what types would refuse
    await expect(users.updateMany({ ...empty, set: { nickname: 'y' } })).rejects.toThrow(/all: true/);
    await expect(users.updateMany({ where: {}, set: { nickname: 'y' } })).rejects.toThrow(/all: true/);
    await expect(users.deleteMany({ where: {} })).rejects.toThrow(/all: true/);
    await expect(users.updateMany({ all: true, set: {} })).rejects.toThrow(/Nothing/);
    expect(await users.updateMany({ all: true, set: { nickname: 'z' } })).toBe(3);
    const [first] = rows;
    await orders.insertMany(['1', '2'].map((total) => ({ user_id: first?.id ?? 0, total })));
    expect(await orders.deleteMany({ where: { total: '1' } })).toBe(1);
    expect(await orders.deleteMany({ all: true })).toBe(1);
    expect(await users.deleteMany({ where: { slug: 'user-1' } })).toBe(1);
    expect(await users.deleteMany({ all: true })).toBe(2);
    expect(await users.count({ withDeleted: true })).toBe(3);
  });

  it('adds to numbers without losing an addition', async ({ models: { orderItems, orders, users } }) => {
    const user = await users.insert(newUser(1));
    const order = await orders.insert({ user_id: user.id, total: '1' });
    const key = { order_id: order.id, line: 1 };
    await orderItems.insert({ ...key, sku: 'a', quantity: 0 });
    await Promise.all(Array.from({ length: 20 }, () => orderItems.increment(key, { quantity: 1 })));
    expect((await orderItems.getById(key)).quantity).toBe(20);
    expect(await orderItems.increment(key, { quantity: -5 })).toMatchObject({ quantity: 15 });
    expect(await orderItems.increment({ ...key, line: 9 }, { quantity: 1 })).toBeUndefined();
    await expect(orderItems.increment(key, {})).rejects.toThrow(InvalidQueryError);
    const text = { sku: 1 } as object; // what types allow, but no database can do
    await expect(orderItems.increment(key, text)).rejects.toThrow(/sku/);
  });

  it('marks rows as deleted, hides them, brings them back and removes them for good', async ({
    models: { users },
  }) => {
    const row = await users.insert(newUser(1));
    expect(await users.delete(row.id)).toBe(true);
    expect(await users.delete(row.id)).toBe(false);
    expect(await users.findById(row.id)).toBeUndefined();
    expect(await users.findByIds([row.id])).toEqual([]);
    expect(await users.findByEmail(row.email)).toBeUndefined();
    expect(await users.count()).toBe(0);
    expect(await users.exists()).toBe(false);
    expect((await users.page()).items).toEqual([]);
    expect(await users.update(row.id, { nickname: 'x' })).toBeUndefined();
    expect(await users.updateMany({ all: true, set: { nickname: 'x' } })).toBe(0);
    const marked = await users.findByEmail(row.email, { withDeleted: true });
    expect(marked?.deleted_at).toBeInstanceOf(Date);
    expect(await users.findByIds([row.id], { withDeleted: true })).toHaveLength(1);
    expect((await users.page({ withDeleted: true })).items).toHaveLength(1);
    expect(await users.restore(row.id)).toMatchObject({ id: row.id, deleted_at: null });
    expect(await users.restore(row.id)).toBeUndefined();
    await users.delete(row.id);
    expect(await users.upsertByEmail(newUser(1, { nickname: 'back' }))).toMatchObject({
      id: row.id,
      nickname: 'back',
      deleted_at: null,
    });
    expect(await users.hardDelete(row.id)).toBe(true);
    expect(await users.hardDelete(row.id)).toBe(false);
    expect(await users.count({ withDeleted: true })).toBe(0);
  });

  it('sets the time of the last change, unless it is given', async ({ models: { users, orders } }) => {
    const user = await users.insert(newUser(1));
    const long = new Date(0);
    const order = await orders.insert({ user_id: user.id, total: '2', updated_at: long });
    expect(order.updated_at).toEqual(long);
    expect((await orders.update(order.id, { total: '3' }))?.updated_at.getTime()).toBeGreaterThan(0);
    expect((await orders.update(order.id, { total: '4', updated_at: long }))?.updated_at).toEqual(long);
    expect((await orders.update(order.id, {}))?.updated_at).toEqual(long);
    await orders.updateMany({ all: true, set: { state: 'paid' } });
    expect((await orders.getById(order.id)).updated_at.getTime()).toBeGreaterThan(0);
    await orders.updateMany({ all: true, set: { updated_at: long } });
    expect((await orders.increment(order.id, { referrer_id: 1 }))?.referrer_id).toBeNull();
  });

  it('deletes for good where rows are not marked', async ({ models: { users, orders, orderItems } }) => {
    const user = await users.insert(newUser(1));
    const order = await orders.insert({ user_id: user.id, total: '2' });
    await orderItems.insert({ order_id: order.id, line: 1, sku: 'a' });
    expect(await orderItems.delete({ order_id: order.id, line: 1 })).toBe(true);
    expect(await orderItems.count()).toBe(0);
    expect(await orders.delete(order.id)).toBe(true);
    expect(await orders.findById(order.id)).toBeUndefined();
  });
});
