import { expect } from 'vitest';
import { openCache } from '../../../src/runtime/database/cache/open-cache.ts';
import { onEveryDialect } from '../../support/database/on-every-dialect.ts';
import { newUser, type Sample } from '../../support/database/open-sample.ts';
import { Models } from '../../support/database/sample/gen/models.ts';

async function cached({ models }: Sample): Promise<Models> {
  const cache = await openCache({}, { database: 'test', tables: ['users', 'order_items'] });
  return new Models(models.session, { cache });
}

onEveryDialect('cached models', (it) => {
  it('read a row once, by whichever key', async (sample) => {
    const { users } = await cached(sample);
    const row = await users.insert(newUser(1, { settings: { a: [1] }, nickname: null }));
    expect(await users.findById(row.id)).toEqual(row);
    sample.statements.length = 0;
    expect(await users.findById(row.id)).toEqual(row);
    expect(await users.getById(row.id)).toEqual(row);
    expect(sample.statements).toEqual([]);
    expect(await users.findByEmail(row.email)).toEqual(row);
    expect(await users.findByTenantIdAndSlug({ tenant_id: 1, slug: 'user-1' })).toEqual(row);
    sample.statements.length = 0;
    expect(await users.findByEmail(row.email)).toEqual(row);
    expect(await users.findByTenantIdAndSlug({ tenant_id: 1, slug: 'user-1' })).toEqual(row);
    expect(await users.findById(999)).toBeUndefined();
    expect(sample.statements).toHaveLength(1);
    expect(await users.findById(999)).toBeUndefined();
    expect(sample.statements).toHaveLength(1);
    expect(await users.findById(row.id, { isFresh: true })).toEqual(row);
    expect(await users.findById(row.id, { withDeleted: true })).toEqual(row);
    expect(sample.statements).toHaveLength(3);
  });

  it('show every write to who reads after it', async (sample) => {
    const { users } = await cached(sample);
    const email = 'user1@example.com';
    const seen = async (): Promise<unknown> => {
      const byEmail = await users.findByEmail(email);
      const bySlug = await users.findByTenantIdAndSlug({ tenant_id: 1, slug: 'user-1' });
      expect(bySlug).toEqual(byEmail);
      if (byEmail !== undefined) expect(await users.findById(byEmail.id)).toEqual(byEmail);
      return byEmail?.nickname;
    };
    expect(await seen()).toBeUndefined();
    const { id } = await users.insert(newUser(1, { nickname: 'inserted' }));
    expect(await seen()).toBe('inserted');
    await users.update(id, { nickname: 'updated' });
    expect(await seen()).toBe('updated');
    await users.updateMany({ where: { email }, set: { nickname: 'all' } });
    expect(await seen()).toBe('all');
    await users.upsertByEmail(newUser(1, { nickname: 'upserted' }));
    expect(await seen()).toBe('upserted');
    await users.delete(id);
    expect(await seen()).toBeUndefined();
    await users.restore(id);
    expect(await seen()).toBe('upserted');
    await users.deleteMany({ where: { email } });
    expect(await seen()).toBeUndefined();
    await users.hardDelete(id);
    expect(await seen()).toBeUndefined();
    await users.insertMany([newUser(1, { nickname: 'many' })]);
    expect(await seen()).toBe('many');
    await users.insertIgnore(newUser(2));
    expect(await users.findByEmail('user2@example.com')).toBeDefined();
  });

  it('forget the old and the new place of a row that moves', async (sample) => {
    const { users } = await cached(sample);
    const row = await users.insert(newUser(1));
    expect(await users.findByEmail('new@example.com')).toBeUndefined();
    expect(await users.findByEmail(row.email)).toEqual(row);
    await users.update(row.id, { email: 'new@example.com' });
    expect(await users.findByEmail(row.email)).toBeUndefined();
    expect((await users.findByEmail('new@example.com'))?.id).toBe(row.id);
    expect(await users.findById(5000)).toBeUndefined();
    await users.update(row.id, { id: 5000 });
    expect(await users.findById(row.id)).toBeUndefined();
    expect((await users.findById(5000))?.email).toBe('new@example.com');
    expect(await users.findByTenantIdAndSlug({ tenant_id: 7, slug: 'user-1' })).toBeUndefined();
    await users.updateMany({ all: true, set: { tenant_id: 7 } });
    expect((await users.findByTenantIdAndSlug({ tenant_id: 7, slug: 'user-1' }))?.id).toBe(5000);
    expect(await users.findByTenantIdAndSlug({ tenant_id: 1, slug: 'user-1' })).toBeUndefined();
  });

  it('read past the cache inside of a transaction, and keep it when that is undone', async (sample) => {
    const models = await cached(sample);
    const row = await models.users.insert(newUser(1, { nickname: 'before' }));
    await models.users.findById(row.id);
    const undone = models.withTx(async ({ users }) => {
      await users.update(row.id, { nickname: 'inside' });
      expect((await users.findById(row.id))?.nickname).toBe('inside');
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    expect((await models.users.findById(row.id))?.nickname).toBe('before');
    await models.withTx(async ({ users }) => {
      await users.update(row.id, { nickname: 'inside' });
    });
    expect((await models.users.findById(row.id))?.nickname).toBe('inside');
  });

  it('remember composite keys', async (sample) => {
    const { users, orders, orderItems } = await cached(sample);
    const user = await users.insert(newUser(1));
    const order = await orders.insert({ user_id: user.id, total: '1' });
    const key = { order_id: order.id, line: 1 };
    expect(await orderItems.findById(key)).toBeUndefined();
    await orderItems.insert({ ...key, sku: 'a' });
    expect(await orderItems.findById(key)).toMatchObject({ sku: 'a' });
    await orderItems.increment(key, { quantity: 2 });
    expect(await orderItems.findById(key)).toMatchObject({ quantity: 3 });
    sample.statements.length = 0;
    expect(await orderItems.findById(key)).toMatchObject({ quantity: 3 });
    expect(sample.statements).toEqual([]);
    await orderItems.delete(key);
    expect(await orderItems.findById(key)).toBeUndefined();
  });
});
