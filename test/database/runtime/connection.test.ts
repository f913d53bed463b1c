import { describe, expect, it } from 'vitest';
import { defaultDatabaseSettings } from '../../../src/runtime/database/settings.ts';
import { allDialects, allDrivers } from '../../support/database/open-test-database.ts';
import { testDatabase } from '../../support/servers/test-database.ts';

describe.for(allDialects)('a connection to %s', (dialect) => {
  it('answers who asks whether it still lives, and works on', async ({ skip }) => {
    const url = dialect === 'sqlite' ? 'sqlite::memory:' : await testDatabase(dialect);
    if (url === undefined) return skip(`There is no ${dialect} server on this machine.`);
    const module = await allDrivers[dialect]?.();
    const driver = module?.openDriver({ url, settings: { ...defaultDatabaseSettings, url }, tables: [] });
    const connection = await driver?.connect();
    await connection?.ping();
    expect(await connection?.run('select 1 as n', [])).toMatchObject({ rows: [{ n: 1 }] });
    expect(connection?.isBroken).toBe(false);
    connection?.destroy();
    await expect(connection?.ping()).rejects.toThrow(Error);
  });
});
