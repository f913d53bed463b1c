import { expect } from 'vitest';
import { onEveryDialect } from '../../support/database/on-every-dialect.ts';
import { newUser } from '../../support/database/open-sample.ts';

onEveryDialect('several at once', (it) => {
  it('make one row when twenty upsert the same key', async ({ models: { users } }) => {
    const stored = await Promise.all(
      Array.from({ length: 20 }, (_, index) => users.upsertByEmail(newUser(1, { nickname: `n${index}` }))),
    );
    expect(new Set(stored.map(({ id }) => id)).size).toBe(1);
    expect(await users.count()).toBe(1);
  });

  it('make one row when twenty transactions upsert the same key', async ({ models }) => {
    const stored = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        models.withTx(({ users }) => users.upsertByEmail(newUser(1, { nickname: `n${index}` }))),
      ),
    );
    expect(new Set(stored.map(({ id }) => id)).size).toBe(1);
    expect(await models.users.getById(stored[0]?.id ?? 0)).toMatchObject({ version: 20 });
  });

  it('make one row when twenty insert what is not there', async ({ models: { users } }) => {
    const stored = await Promise.all(Array.from({ length: 20 }, () => users.insertIgnore(newUser(1))));
    expect(stored.filter((row) => row !== undefined)).toHaveLength(1);
    expect(await users.count()).toBe(1);
  });

  it('keep several models in one transaction, or none of it', async ({ models }) => {
    const order = await models.withTx(async ({ users, orders }) => {
      const user = await users.insert(newUser(1));
      return orders.insert({ user_id: user.id, total: '5' });
    });
    expect(await models.orders.findById(order.id)).toEqual(order);
    const failing = models.withTx(async ({ users, orders }) => {
      await users.insert(newUser(2));
      await orders.insert({ user_id: 999, total: '5' });
    });
    await expect(failing).rejects.toMatchObject({ kind: 'foreign-key' });
    expect(await models.users.count()).toBe(1);
    const thrown = new Error('thrown by the work');
    const aborted = models.withTx(async ({ users }) => {
      await users.insert(newUser(3));
      throw thrown;
    });
    await expect(aborted).rejects.toBe(thrown);
    expect(await models.users.findByEmail('user3@example.com')).toBeUndefined();
  });

  it('undo a transaction inside of another alone', async ({ models }) => {
    await models.withTx(async (outer) => {
      await outer.users.insert(newUser(1));
      const inner = outer.withTx(async ({ users }) => {
        await users.insert(newUser(2));
        await users.insert(newUser(1));
      });
      await expect(inner).rejects.toMatchObject({ kind: 'unique' });
      await outer.users.insert(newUser(3));
    });
    const rows = await models.users.findMany({ orderBy: 'id' });
    expect(rows.map(({ slug }) => slug)).toEqual(['user-1', 'user-3']);
  });

  it('use a model of their own in a transaction that somebody else has begun', async ({
    models,
    database,
  }) => {
    await database.session.transaction(async (session) => {
      await models.users.withSession(session).insert(newUser(1));
    });
    expect(await models.users.count()).toBe(1);
  });

  it('run a transaction again that met a deadlock', async ({ models }, dialect) => {
    if (dialect === 'sqlite') return;
    const [a, b] = await models.users.insertMany([newUser(1), newUser(2)], { returning: true });
    let runs = 0;
    const bothHold = new Map<number, PromiseWithResolvers<void>>([
      [0, Promise.withResolvers<void>()],
      [1, Promise.withResolvers<void>()],
    ]);
    const transfer = (from: number, to: number, number: number): Promise<void> =>
      models.withTx(async ({ users }) => {
        runs++;
        await users.update(from, { nickname: `t${number}` });
        bothHold.get(number)?.resolve();
        await bothHold.get(1 - number)?.promise;
        await users.update(to, { slug: `s${number}` });
      });
    await Promise.all([transfer(a?.id ?? 0, b?.id ?? 0, 0), transfer(b?.id ?? 0, a?.id ?? 0, 1)]);
    expect(runs).toBe(3);
    const rows = await models.users.findMany({ orderBy: 'id' });
    expect(rows.map(({ nickname, slug }) => [nickname, slug])).toEqual([
      ['t0', 's1'],
      ['t1', 's0'],
    ]);
  });

  it('lock rows, skip locked ones and refuse to wait for them', async ({ models }, dialect) => {
    await models.users.insertMany([newUser(1), newUser(2)]);
    if (dialect === 'sqlite') {
      const found = await models.withTx(({ users }) => users.findMany({ lock: 'for update skip locked' }));
      expect(found).toHaveLength(2);
      return;
    }
    // MariaDB, which stands in for MySQL here, has another word for it.
    const share = models.session.server === 'mysql' ? 'for update' : 'for share';
    await models.withTx(async (holder) => {
      const held = await holder.users.findByEmail('user1@example.com', { lock: 'for update' });
      await models.withTx(async ({ users }) => {
        const free = await users.findMany({ lock: 'for update skip locked', orderBy: 'id', limit: 5 });
        expect(free.map(({ email }) => email)).toEqual(['user2@example.com']);
      });
      const impatient = models.withTx(({ users }) =>
        users.getById(held?.id ?? 0, { lock: `${share} nowait` }),
      );
      await expect(impatient).rejects.toMatchObject({ kind: 'lock' });
    });
    const shared = await models.withTx(({ users }) => users.findMany({ lock: share }));
    expect(shared).toHaveLength(2);
  });
});
