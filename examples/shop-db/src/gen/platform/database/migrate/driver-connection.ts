import type { Driver } from '../driver.ts';
import type { Session } from '../session.ts';
import type { MigrationConnection } from './migration-connection.ts';

/** A connection of its own to a server, which ends behind the work: locks and settings go with it. */
export async function withDriverConnection(
  driver: Driver,
  work: (connection: MigrationConnection) => Promise<void>,
): Promise<void> {
  const connection = await driver.connect();
  const execute = async (sql: string): Promise<void> => void (await connection.command(sql));
  try {
    await work({
      dialect: driver.dialect,
      execute,
      query: async (sql, parameters = []) =>
        (await connection.run<Record<string, unknown>>(sql, parameters)).rows,
      transaction: async (inside) => {
        for (const statement of driver.begin({})) await execute(statement);
        try {
          await inside();
          await execute('commit');
        } catch (error) {
          // A connection that is lost has taken everything back already.
          await execute('rollback').catch(() => undefined);
          throw error;
        }
      },
    });
  } finally {
    await connection.close();
  }
}

/** The session as a connection: the one connection of SQLite, whose tables may be in memory. */
export function sessionConnection(outer: Session): MigrationConnection {
  let session = outer;
  return {
    dialect: outer.dialect,
    execute: async (sql) => void (await session.run(sql, [])),
    query: async (sql, parameters = []) =>
      (await session.run<Record<string, unknown>>(sql, parameters)).rows,
    transaction: async (work) =>
      outer.transaction(
        async (inside) => {
          session = inside;
          try {
            await work();
          } finally {
            session = outer;
          }
        },
        { retries: 0 },
      ),
  };
}
