import { expect } from 'vitest';
import type { Change } from '../../../src/runtime/database/change.ts';
import { onEveryDialect } from '../../support/database/on-every-dialect.ts';
import { newUser, type Sample } from '../../support/database/open-sample.ts';
import type { UsersInsert, UsersUpdate } from '../../support/database/sample/gen/model/users.ts';
import { Models } from '../../support/database/sample/gen/models.ts';
import { UsersModel } from '../../support/database/sample/model/users.ts';

const told: Change<number>[] = [];

class WatchedUsers extends UsersModel {
  protected override beforeInsert(row: UsersInsert): UsersInsert {
    if (row.slug === 'forbidden') throw new Error('This slug is forbidden.');
    const named = row.slug === 'named' && { nickname: 'named' };
    return { ...row, email: row.email.toLowerCase(), ...named };
  }

  protected override async beforeUpdate(change: UsersUpdate): Promise<UsersUpdate> {
    return { ...change, nickname: change.nickname?.trim() ?? null };
  }

  protected override beforeDelete(key: number | undefined): void {
    if (key === 1) throw new Error('The first user stays.');
  }

  protected override afterChange(change: Change<number>): void {
    told.push(change);
  }
}

class WatchedModels extends Models {
  override readonly users: WatchedUsers = new WatchedUsers(this);
}

function watched({ models }: Sample): WatchedModels {
  told.length = 0;
  return new WatchedModels(models.session);
}

onEveryDialect('hooks', (it) => {
  it('change what is written, or refuse it', async (sample) => {
    const { users } = watched(sample);
    const row = await users.insert(newUser(1, { email: 'UPPER@example.com' }));
    expect(row.email).toBe('upper@example.com');
    await users.insertMany([newUser(2, { email: 'Second@example.com' })]);
    expect(await users.findByEmail('second@example.com')).toBeDefined();
    expect((await users.update(row.id, { nickname: ' x ' }))?.nickname).toBe('x');
    await users.updateMany({ all: true, set: { nickname: ' y ' } });
    expect(await users.count({ where: { nickname: 'y' } })).toBe(2);
    await expect(users.insert(newUser(3, { slug: 'forbidden' }))).rejects.toThrow('forbidden');
    await expect(users.insertMany([newUser(4), newUser(3, { slug: 'forbidden' })])).rejects.toThrow(
      'forbidden',
    );
    // The hook gives rows that were alike other columns, so that they take two statements.
    const clashing = [newUser(5), newUser(6, { slug: 'named', email: 'Upper@example.com' })];
    await expect(users.insertMany(clashing)).rejects.toMatchObject({ kind: 'unique' });
    await expect(users.delete(1)).rejects.toThrow('stays');
    expect(await users.count()).toBe(2);
  });

  it('tell of changes once they are committed, and never of those that are not', async (sample) => {
    const models = watched(sample);
    const { users } = models;
    const a = await users.insert(newUser(11));
    const [b, c] = await users.insertMany([newUser(12), newUser(13)], { returning: true });
    await users.insertIgnore(newUser(11));
    await users.upsertByEmail(newUser(11));
    await users.update(a.id, { slug: 'x' });
    await users.update(9999, { slug: 'x' });
    await users.updateMany({ where: { slug: { in: ['user-12', 'user-13'] } }, set: { tenant_id: 5 } });
    await users.deleteMany({ where: { slug: 'user-13' } });
    await users.delete(c?.id ?? 0);
    await users.restore(c?.id ?? 0);
    await users.hardDelete(c?.id ?? 0);
    const kinds = told.map(({ kind, keys }) => `${kind} ${keys.toSorted((x, y) => x - y).join(' ')}`);
    const [i, j, k] = [a.id, b?.id, c?.id];
    expect(kinds).toEqual([
      `insert ${i}`,
      `insert ${j} ${k}`,
      `upsert ${i}`,
      `update ${i}`,
      `update ${j} ${k}`,
      `delete ${k}`,
      `update ${k}`,
      `delete ${k}`,
    ]);
    told.length = 0;
    const undone = models.withTx(async (inner) => {
      await inner.users.update(i, { slug: 'undone' });
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    await models.withTx(async (inner) => {
      await inner.users.update(i, { slug: 'done' });
      expect(told).toEqual([]);
    });
    expect(told).toEqual([{ kind: 'update', keys: [i] }]);
  });
});
