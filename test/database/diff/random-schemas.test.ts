import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diffSchemas } from '../../../src/database/diff/diff-schemas.ts';
import { planMigration, type MigrationStatement } from '../../../src/database/diff/plan-migration.ts';
import { introspect } from '../../../src/database/introspect.ts';
import { printDdl } from '../../../src/database/print-ddl/print-ddl.ts';
import type { DatabaseSchema } from '../../../src/database/schema.ts';
import { schemaPairs } from '../../support/database/schema-arbitrary.ts';
import { runSql, testDatabase } from '../../support/servers/test-database.ts';

/** What differs, as far as a reader of a failed test wants to know. */
function parts(left: DatabaseSchema, right: DatabaseSchema): unknown[] {
  return diffSchemas(left, right).flatMap((change): readonly unknown[] =>
    change.kind === 'change-table' ? change.parts : [change],
  );
}

describe.each(['mysql', 'postgres'] as const)('planMigration on %s', (dialect) => {
  const read = async (url: string): Promise<DatabaseSchema> => {
    const { schema, diagnostics } = await introspect({ dialect, url });
    if (schema === undefined) throw new Error(JSON.stringify(diagnostics));
    return schema;
  };
  const script = (statements: readonly MigrationStatement[]) =>
    statements.map(({ sql }) => `${sql};\n`).join('\n');

  it('leads from any schema to any other, and back', async ({ skip }) => {
    if ((await testDatabase(dialect)) === undefined) return skip('The server is missing on this machine.');
    await fc.assert(
      fc.asyncProperty(schemaPairs(dialect), async ([from, to]) => {
        const [url = '', other = ''] = [await testDatabase(dialect), await testDatabase(dialect)];
        await runSql(dialect, url, printDdl(from, dialect));
        await runSql(dialect, other, printDdl(to, dialect));
        const [before, wanted] = [await read(url), await read(other)];
        const { up, down } = planMigration(before, wanted);
        try {
          if (up.length > 0) await runSql(dialect, url, script(up));
          expect(parts(await read(url), wanted)).toEqual([]);
          if (down.length > 0) await runSql(dialect, url, script(down));
          expect(parts(await read(url), before)).toEqual([]);
        } catch (error) {
          throw new Error(`${String(error)}\n${script(up)}\n=====DOWN\n${script(down)}`, { cause: error });
        }
      }),
      { numRuns: 8, interruptAfterTimeLimit: 40_000 },
    );
  });
});
