import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { Database } from '../../../src/runtime/database/open-database.ts';
import type { Session } from '../../../src/runtime/database/session.ts';
import { allDialects, openTestDatabase } from '../../support/database/open-test-database.ts';

/** Placeholders of the dialect in a statement that is written with question marks. */
function write(session: Session, sql: string, ...parameters: unknown[]): Promise<{ affected: number }> {
  let count = 0;
  const text = session.dialect === 'postgres' ? sql.replaceAll('?', () => `$${++count}`) : sql;
  return session.run(text, parameters);
}

async function namesOf(session: Session): Promise<string[]> {
  const { rows } = await session.run<{ name: string }>('select name from t order by id', []);
  return rows.map(({ name }) => name);
}

async function withTable(database: Database): Promise<Session> {
  await database.session.run('create table t (id int primary key, name varchar(20) not null)', []);
  return database.session;
}

const insert = 'insert into t (id, name) values (?, ?)';

describe.for(allDialects)('transactions on %s', (dialect) => {
  it('commit what the work did, and give what it gave', async ({ skip }) => {
    const database = await openTestDatabase(dialect);
    if (database === undefined) return skip(`There is no ${dialect} server on this machine.`);
    const session = await withTable(database);
    const result = await session.transaction(async (tx) => {
      expect(tx.isInTransaction).toBe(true);
      await write(tx, insert, 1, 'a');
      return 'done';
    });
    expect(result).toBe('done');
    expect(await namesOf(session)).toEqual(['a']);
  });

  it('roll back when the work throws, and throw what it threw', async ({ skip }) => {
    const database = await openTestDatabase(dialect);
    if (database === undefined) return skip(`There is no ${dialect} server on this machine.`);
    const session = await withTable(database);
    const error = new Error('no');
    const running = session.transaction(async (tx) => {
      await write(tx, insert, 1, 'a');
      throw error;
    });
    await expect(running).rejects.toBe(error);
    expect(await namesOf(session)).toEqual([]);
  });

  it('nest behind savepoints: a failed part is taken back alone', async ({ skip }) => {
    const database = await openTestDatabase(dialect);
    if (database === undefined) return skip(`There is no ${dialect} server on this machine.`);
    const session = await withTable(database);
    await session.transaction(async (tx) => {
      await write(tx, insert, 1, 'a');
      const failing = tx.transaction(async (nested) => {
        await write(nested, insert, 2, 'b');
        await write(nested, insert, 1, 'twice');
      });
      await expect(failing).rejects.toMatchObject({ kind: 'unique' });
      await tx.transaction(async (nested) => {
        await write(nested, insert, 3, 'c');
        await nested.transaction(async (deep) => write(deep, insert, 4, 'd'));
      });
    });
    expect(await namesOf(session)).toEqual(['a', 'c', 'd']);
  });

  it('keep parts apart that are started at once', async ({ skip }) => {
    const database = await openTestDatabase(dialect);
    if (database === undefined) return skip(`There is no ${dialect} server on this machine.`);
    const session = await withTable(database);
    await session.transaction(async (tx) => {
      const part = (id: number): Promise<unknown> =>
        tx.transaction(async (nested) => {
          await write(nested, insert, id, `n${id}`);
          await sleep(5);
          if (id % 2 === 0) throw new Error('even');
          await write(nested, insert, id + 10, `n${id + 10}`);
        });
      await Promise.allSettled([1, 2, 3, 4].map(part));
    });
    expect(await namesOf(session)).toEqual(['n1', 'n3', 'n11', 'n13']);
  });

  it('run work behind the outermost commit only, and drop it with a rollback', async ({ skip }) => {
    const log: string[] = [];
    const errors: object[] = [];
    const silent = {
      info: () => undefined,
      warn: () => undefined,
      error: (facts: object) => errors.push(facts),
    };
    const database = await openTestDatabase(dialect, {}, { log: silent });
    if (database === undefined) return skip(`There is no ${dialect} server on this machine.`);
    const session = await withTable(database);
    await session.transaction(async (tx) => {
      tx.afterCommit(() => void log.push('outer'));
      await tx.transaction(async (nested) => nested.afterCommit(() => void log.push('inner')));
      await tx
        .transaction(async (nested) => {
          nested.afterCommit(() => void log.push('dropped'));
          throw new Error('no');
        })
        .catch(() => undefined);
      tx.afterCommit(() => {
        throw new Error('too late to fail');
      });
      tx.afterCommit(async () => void log.push(`sees ${(await namesOf(session)).join()}`));
      await write(tx, insert, 1, 'a');
      expect(log).toEqual([]);
    });
    expect(log).toEqual(['outer', 'inner', 'sees a']);
    expect(errors).toHaveLength(1);
    session.afterCommit(() => void log.push('at once'));
    expect(log.at(-1)).toBe('at once');
  });

  it('refuse statements of a session that is over', async ({ skip }) => {
    const database = await openTestDatabase(dialect);
    if (database === undefined) return skip(`There is no ${dialect} server on this machine.`);
    const session = await withTable(database);
    let leaked: Session | undefined;
    let leakedPart: Session | undefined;
    await session.transaction(async (tx) => {
      leaked = tx;
      await tx.transaction(async (nested) => {
        leakedPart = nested;
      });
      await expect(write(leakedPart ?? session, insert, 1, 'a')).rejects.toMatchObject({
        kind: 'rolled-back',
      });
    });
    await expect(write(leaked ?? session, insert, 1, 'a')).rejects.toMatchObject({ kind: 'rolled-back' });
    expect(await namesOf(session)).toEqual([]);
  });

  it('work for the query builder, whose own transactions work too', async ({ skip }) => {
    const database = await openTestDatabase(dialect);
    if (database === undefined) return skip(`There is no ${dialect} server on this machine.`);
    const session = await withTable(database);
    await session.transaction(async (tx) => {
      await tx.db.insertInto('t').values({ id: 1, name: 'a' }).execute();
      await expect(tx.db.transaction().execute(async () => undefined)).rejects.toThrow('session.transaction');
    });
    await session.db.transaction().execute(async (trx) => {
      await trx.insertInto('t').values({ id: 2, name: 'b' }).execute();
    });
    const failing = session.db.transaction().execute(async (trx) => {
      await trx.insertInto('t').values({ id: 3, name: 'c' }).execute();
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(await namesOf(session)).toEqual(['a', 'b']);
    const updated = await session.db.updateTable('t').set({ name: 'x' }).executeTakeFirst();
    expect(updated.numUpdatedRows).toBe(2n);
    expect(database.stats).toMatchObject({ used: 0 });
  });

  it('end when their signal is aborted, and leave nothing behind', async ({ skip }) => {
    const database = await openTestDatabase(dialect);
    if (database === undefined) return skip(`There is no ${dialect} server on this machine.`);
    const session = await withTable(database);
    const controller = new AbortController();
    const running = session.transaction(
      async (tx) => {
        await write(tx, insert, 1, 'a');
        controller.abort(new Error('nobody waits'));
        await write(tx, insert, 2, 'b');
      },
      { signal: controller.signal },
    );
    await expect(running).rejects.toThrow('nobody waits');
    expect(await namesOf(session)).toEqual([]);
  });
});

describe.for(['mysql', 'postgres'] as const)('transactions that meet on %s', (dialect) => {
  async function prepare(): Promise<Session | undefined> {
    const database = await openTestDatabase(dialect);
    if (database === undefined) return undefined;
    const session = await withTable(database);
    for (const id of [1, 2]) await write(session, insert, id, '');
    return session;
  }

  const append =
    dialect === 'mysql'
      ? 'update t set name = concat(name, ?) where id = ?'
      : 'update t set name = name || ? where id = ?';

  it('are run again after a deadlock, until both are done', async ({ skip }) => {
    const session = await prepare();
    if (session === undefined) return skip(`There is no ${dialect} server on this machine.`);
    let attempts = 0;
    let arrived = 0;
    const cross = (word: string, first: number, second: number): Promise<void> =>
      session.transaction(async (tx) => {
        attempts++;
        await write(tx, append, word, first);
        arrived++;
        // Both hold one row before either asks for the other's.
        for (let turn = 0; arrived < 2 && turn < 100; turn++) await sleep(10);
        await write(tx, append, word, second);
      });
    await Promise.all([cross('a', 1, 2), cross('b', 2, 1)]);
    expect(attempts).toBeGreaterThan(2);
    const names = await namesOf(session);
    expect(names.map((name) => Array.from(name).toSorted().join(''))).toEqual(['ab', 'ab']);
  });

  it('are not run again when the caller says so', async ({ skip }) => {
    const session = await prepare();
    if (session === undefined) return skip(`There is no ${dialect} server on this machine.`);
    let arrived = 0;
    const cross = (first: number, second: number): Promise<void> =>
      session.transaction(
        async (tx) => {
          await write(tx, append, 'x', first);
          arrived++;
          for (let turn = 0; arrived < 2 && turn < 100; turn++) await sleep(10);
          await write(tx, append, 'x', second);
        },
        { retries: 0 },
      );
    const outcomes = await Promise.allSettled([cross(1, 2), cross(2, 1)]);
    expect(outcomes.filter(({ status }) => status === 'rejected')).toMatchObject([
      { reason: { kind: 'deadlock' } },
    ]);
    expect(await namesOf(session)).toEqual(['x', 'x']);
  });

  it('commit nothing when the work hides the deadlock that took its first half', async ({ skip }) => {
    const session = await prepare();
    if (session === undefined) return skip(`There is no ${dialect} server on this machine.`);
    let arrived = 0;
    const cross = (first: number, second: number): Promise<void> =>
      session.transaction(
        async (tx) => {
          await write(tx, append, 'x', first);
          arrived++;
          for (let turn = 0; arrived < 2 && turn < 100; turn++) await sleep(10);
          await write(tx, append, 'x', second).catch(() => undefined);
          await write(tx, insert, 10 + first, 'half').catch(() => undefined);
        },
        { retries: 0 },
      );
    const outcomes = await Promise.allSettled([cross(1, 2), cross(2, 1)]);
    expect(outcomes.filter(({ status }) => status === 'rejected')).toHaveLength(1);
    const names = await namesOf(session);
    expect(names).toEqual(['x', 'x', 'half']);
  });

  it('that cannot be serialised are run again', async ({ skip }) => {
    const session = await prepare();
    if (session === undefined) return skip(`There is no ${dialect} server on this machine.`);
    let arrived = 0;
    const count = (): Promise<void> =>
      session.transaction(
        async (tx) => {
          const names = await namesOf(tx);
          arrived++;
          for (let turn = 0; arrived < 2 && turn < 100; turn++) await sleep(10);
          await write(tx, 'update t set name = ? where id = 1', `${names[0] ?? ''}x`);
        },
        { isolation: 'serializable' },
      );
    await Promise.all([count(), count()]);
    expect((await namesOf(session))[0]).toBe('xx');
  });

  it('see one state of the database with repeatable read', async ({ skip }) => {
    const session = await prepare();
    if (session === undefined) return skip(`There is no ${dialect} server on this machine.`);
    await session.transaction(
      async (tx) => {
        expect(await namesOf(tx)).toEqual(['', '']);
        await write(session, append, 'x', 1);
        expect(await namesOf(tx)).toEqual(['', '']);
      },
      { isolation: 'repeatable read', isReadOnly: true },
    );
    expect(await namesOf(session)).toEqual(['x', '']);
  });

  it('write nothing when they are for reading', async ({ skip }) => {
    const session = await prepare();
    if (session === undefined) return skip(`There is no ${dialect} server on this machine.`);
    const running = session.transaction(async (tx) => write(tx, append, 'y', 2), { isReadOnly: true });
    await expect(running).rejects.toMatchObject({ kind: 'read-only' });
    expect(await namesOf(session)).toEqual(['', '']);
  });
});

it('takes a COMMIT that PostgreSQL answers with ROLLBACK for the failure that it is', async ({ skip }) => {
  const database = await openTestDatabase('postgres');
  if (database === undefined) return skip('There is no postgres server on this machine.');
  const session = await withTable(database);
  const running = session.transaction(async (tx) => {
    await write(tx, insert, 1, 'a');
    await write(tx, insert, 1, 'a').catch(() => undefined);
  });
  await expect(running).rejects.toMatchObject({ kind: 'rolled-back', cause: { kind: 'unique' } });
  expect(await namesOf(session)).toEqual([]);
});

it('says so when a statement of MySQL commits the transaction by itself', async ({ skip }) => {
  const database = await openTestDatabase('mysql');
  if (database === undefined) return skip('There is no mysql server on this machine.');
  const session = await withTable(database);
  const running = session.transaction(async (tx) => {
    await write(tx, insert, 1, 'a');
    await tx.run('create table u (id int)', []);
    await write(tx, insert, 2, 'b');
  });
  await expect(running).rejects.toThrow('committed by itself');
  expect(await namesOf(session)).toEqual(['a']);
});
