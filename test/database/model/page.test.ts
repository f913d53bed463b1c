import { expect } from 'vitest';
import { InvalidCursorError } from '../../../src/runtime/database/model-errors.ts';
import type { OrderBy } from '../../../src/runtime/database/order.ts';
import type { PageOptions } from '../../../src/runtime/database/find-options.ts';
import { onEveryDialect } from '../../support/database/on-every-dialect.ts';
import { newUser, type Sample } from '../../support/database/open-sample.ts';
import type { UsersRow } from '../../support/database/sample/gen/model/users.ts';

type Users = Sample['models']['users'];

/** All rows by their pages, from the first to the last, and back again. */
async function readAll(
  users: Users,
  options: PageOptions<UsersRow>,
): Promise<{ readonly forwards: number[]; readonly backwards: number[] }> {
  const forwards: number[] = [];
  let page = await users.page(options);
  expect(page.previousCursor).toBeUndefined();
  forwards.push(...page.items.map(({ id }) => id));
  while (page.nextCursor !== undefined) {
    page = await users.page({ ...options, cursor: page.nextCursor });
    forwards.push(...page.items.map(({ id }) => id));
    expect(forwards.length).toBeLessThan(500);
  }
  const backwards = page.items.map(({ id }) => id);
  while (page.previousCursor !== undefined) {
    page = await users.page({ ...options, cursor: page.previousCursor });
    backwards.unshift(...page.items.map(({ id }) => id));
    expect(backwards.length).toBeLessThan(500);
  }
  return { forwards, backwards };
}

onEveryDialect('pages', (it) => {
  it('meet every row once, in the order of the database, both ways', async ({ models: { users } }) => {
    const words = ['a', 'B', 'b', '', 'ä', 'zz', null];
    const rows = Array.from({ length: 60 }, (_, index) =>
      newUser(index, {
        tenant_id: index % 3,
        nickname: words[index % words.length] ?? null,
        status: index % 4 === 0 ? 'blocked' : 'active',
        balance: ['0', '0.0001', '-7', '10', '9.5', '123456789012.3456'][index % 6] ?? '0',
      }),
    );
    await users.insertMany(rows);
    const orders: OrderBy<UsersRow>[] = [
      [],
      'id',
      { id: 'desc' },
      'nickname',
      { nickname: 'desc' },
      { nickname: 'asc nulls first' },
      { nickname: 'asc nulls last' },
      { nickname: 'desc nulls first' },
      { nickname: 'desc nulls last' },
      [{ tenant_id: 'desc' }, { nickname: 'asc' }],
      [{ nickname: 'desc' }, { tenant_id: 'asc' }],
      [{ status: 'desc' }, { balance: 'asc' }],
      { balance: 'desc' },
      [{ deleted_at: 'desc' }, { created_at: 'asc' }],
    ];
    for (const orderBy of orders) {
      const sorted = await users.offsetPage({ orderBy, limit: 500 });
      const expected = sorted.items.map(({ id }) => id);
      expect(expected).toHaveLength(60);
      for (const limit of [7, 60]) {
        const read = await readAll(users, { orderBy, limit });
        expect(read.forwards, JSON.stringify(orderBy)).toEqual(expected);
        expect(read.backwards, JSON.stringify(orderBy)).toEqual(expected);
      }
    }
  });

  it('tell times apart that differ by a microsecond', async ({ models: { users, db } }, dialect) => {
    await users.insertMany(Array.from({ length: 40 }, (_, index) => newUser(index)));
    const { sql } = await import('kysely');
    for (const { id } of await users.findMany({ select: ['id'] })) {
      const digits = dialect === 'sqlite' ? 3 : 6;
      const time = `2024-05-06 07:08:09.${String(id % 20).padStart(digits, '0')}`;
      const text =
        dialect === 'sqlite' ? `${time.replace(' ', 'T')}Z` : dialect === 'postgres' ? `${time}+00` : time;
      const typed = dialect === 'postgres' ? sql`${text}::text::timestamptz` : sql`${text}`;
      await sql`update users set created_at = ${typed} where id = ${id}`.execute(db);
    }
    const expected = (await users.findMany({ orderBy: [{ created_at: 'desc' }, { id: 'desc' }] })).map(
      ({ id }) => id,
    );
    const read = await readAll(users, { orderBy: { created_at: 'desc' }, limit: 3 });
    expect(read.forwards).toEqual(expected);
    expect(read.backwards).toEqual(expected);
    const ascending = await readAll(users, { orderBy: 'created_at', limit: 3 });
    expect(ascending.forwards).toEqual(expected.toReversed());
  });

  it('stay steady while rows come and go', async ({ models: { users } }) => {
    await users.insertMany([1, 2, 3, 4, 5, 6].map((number) => newUser(number * 10)));
    const orderBy = 'slug' as const;
    const first = await users.page({ orderBy, limit: 2 });
    expect(first.items.map(({ slug }) => slug)).toEqual(['user-10', 'user-20']);
    await users.insert(newUser(15));
    await users.hardDelete(first.items[1]?.id ?? 0);
    const second = await users.page({ orderBy, limit: 2, cursor: first.nextCursor });
    expect(second.items.map(({ slug }) => slug)).toEqual(['user-30', 'user-40']);
    const back = await users.page({ orderBy, limit: 2, cursor: second.previousCursor });
    expect(back.items.map(({ slug }) => slug)).toEqual(['user-10', 'user-15']);
    expect(Object.keys(back.items[0] ?? {})).toEqual(
      Object.keys(await users.getById(back.items[0]?.id ?? 0)),
    );
  });

  it('keep to their condition', async ({ models: { users } }) => {
    await users.insertMany(
      Array.from({ length: 30 }, (_, index) => newUser(index, { tenant_id: index % 2 })),
    );
    const where = { or: [{ tenant_id: 1 }, { slug: 'user-0' }] };
    const { forwards } = await readAll(users, { where, orderBy: { slug: 'desc' }, limit: 4 });
    expect(forwards).toHaveLength(16);
    expect(new Set(forwards).size).toBe(16);
  });

  it('refuse cursors of other lists', async ({ models: { users } }) => {
    await users.insertMany([1, 2, 3].map((number) => newUser(number)));
    const { nextCursor = '' } = await users.page({ orderBy: 'slug', limit: 1 });
    const wrong: PageOptions<UsersRow>[] = [
      { orderBy: 'email', cursor: nextCursor },
      { orderBy: { slug: 'desc' }, cursor: nextCursor },
      { orderBy: 'slug', cursor: nextCursor.slice(0, -2) },
      { orderBy: 'slug', cursor: `${nextCursor.slice(0, 20)}x${nextCursor.slice(21)}` },
      { orderBy: 'slug', cursor: '' },
      { orderBy: 'slug', cursor: "' or 1=1" },
      { orderBy: 'slug', cursor: Buffer.from('[0,1]').toString('base64url') },
    ];
    for (const options of wrong) {
      const asked = users.page(options);
      await expect(asked).rejects.toThrow(InvalidCursorError);
      await expect(asked).rejects.toMatchObject({ statusCode: 400, expose: true });
    }
    await expect(users.page({ limit: 0 })).rejects.toThrow(/limit/);
  });
});
