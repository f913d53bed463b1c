import { DatabaseSync } from 'node:sqlite';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diffSchemas } from '../../../../src/database/diff/diff-schemas.ts';
import { planMigration, type MigrationStatement } from '../../../../src/database/diff/plan-migration.ts';
import { printDdl } from '../../../../src/database/print-ddl/print-ddl.ts';
import type { DatabaseSchema } from '../../../../src/database/schema.ts';
import { readSqliteSchema } from '../../../../src/database/sqlite/read-sqlite-schema.ts';
import { schemaPairs } from '../../../support/database/schema-arbitrary.ts';

function open(script: string): DatabaseSync {
  const database = new DatabaseSync(':memory:', { enableForeignKeyConstraints: false });
  database.exec(script);
  return database;
}

const read = (database: DatabaseSync): DatabaseSchema => readSqliteSchema(database, () => {});
const run = (database: DatabaseSync, statements: readonly MigrationStatement[]): void =>
  statements.forEach(({ sql }) => database.exec(sql));

describe('planMigration on sqlite', () => {
  it('leads from any schema to any other, and back', () => {
    fc.assert(
      fc.property(schemaPairs('sqlite'), ([from, to]) => {
        const database = open(printDdl(from, 'sqlite'));
        const before = read(database);
        const wanted = read(open(printDdl(to, 'sqlite')));
        const { up, down } = planMigration(before, wanted);
        run(database, up);
        expect(diffSchemas(read(database), wanted)).toEqual([]);
        run(database, down);
        expect(diffSchemas(read(database), before)).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('destroys nothing with what it does not hold back', () => {
    fc.assert(
      fc.property(schemaPairs('sqlite'), ([from, to]) => {
        const database = open(printDdl(from, 'sqlite'));
        const before = read(database);
        const { up } = planMigration(before, read(open(printDdl(to, 'sqlite'))));
        run(
          database,
          up.filter(({ isHeldBack }) => !isHeldBack),
        );
        const after = new Map(read(database).tables.map((table) => [table.name, table]));
        for (const { name, columns } of before.tables) {
          const left = new Set(after.get(name)?.columns.map((column) => column.name));
          const lost = columns.filter((column) => column.generated === null && !left.has(column.name));
          expect(lost).toEqual([]);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('changes nothing where nothing differs', () => {
    fc.assert(
      fc.property(schemaPairs('sqlite'), ([schema]) => {
        const same = read(open(printDdl(schema, 'sqlite')));
        expect(planMigration(same, read(open(printDdl(same, 'sqlite'))))).toEqual({ up: [], down: [] });
      }),
    );
  });
});
