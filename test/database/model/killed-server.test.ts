import { expect, it } from 'vitest';
import { openDatabase } from '../../../src/runtime/database/open-database.ts';
import { newUser } from '../../support/database/open-sample.ts';
import { allDrivers } from '../../support/database/open-test-database.ts';
import { Models, tables } from '../../support/database/sample/gen/models.ts';
import { sampleSchema } from '../../support/database/sample/sample-schema.ts';
import { startMysql } from '../../support/servers/mysql-server.ts';
import { startPostgres } from '../../support/servers/postgres-server.ts';

it.for(['mysql', 'postgres'] as const)(
  'leaves nothing of a transaction whose %s server was killed, and goes on when it is back',
  async (dialect, { skip, onTestFinished }) => {
    const server = await (dialect === 'mysql' ? startMysql() : startPostgres());
    if (server === undefined) return skip(`There is no ${dialect} server on this machine.`);
    onTestFinished(async () => server.remove());
    const url = {
      mysql: `mysql://root@127.0.0.1:${server.port}/mysql`,
      postgres: `postgres://postgres@127.0.0.1:${server.port}/postgres`,
    }[dialect];
    const database = await openDatabase({ url }, { drivers: allDrivers, tables });
    onTestFinished(async () => database.close(1000));
    for (const statement of sampleSchema[dialect]) await database.session.run(statement, []);
    const models = new Models(database.session);
    await models.users.insert(newUser(1));
    // The servers of the tests write to the disk when they have time for it.
    if (dialect === 'postgres') await database.session.run('checkpoint', []);
    const killed = models.withTx(async ({ users }) => {
      await users.insert(newUser(2));
      await users.updateMany({ all: true, set: { nickname: 'half' } });
      await server.stop('SIGKILL');
      await users.insert(newUser(3));
    });
    await expect(killed).rejects.toMatchObject({ kind: 'connection' });
    await expect(models.users.count()).rejects.toMatchObject({ name: 'DatabaseError' });
    await server.start();
    await expect.poll(async () => models.users.count().catch(() => -1), { timeout: 30_000 }).toBe(1);
    expect((await models.users.findByEmail('user1@example.com'))?.nickname).toBeNull();
    await models.withTx(async ({ users }) => users.insert(newUser(4)));
    expect(await models.users.count()).toBe(2);
  },
);
