import type { Database, PartialDatabaseSettings } from '../../../src/runtime/database/open-database.ts';
import type { StatementEvent } from '../../../src/runtime/database/statement-runner.ts';
import type { Dialect } from '../../../src/runtime/database/table.ts';
import { openTestDatabase } from './open-test-database.ts';
import { Models, tables } from './sample/gen/models.ts';
import type { UsersInsert } from './sample/gen/model/users.ts';
import { sampleSchema } from './sample/sample-schema.ts';

/** The sample in a database of the test's own. */
export interface Sample {
  readonly models: Models;
  readonly database: Database;
  /** Every statement that has run since the tables were made. */
  readonly statements: StatementEvent[];
}

/** Makes the tables of the sample and opens their models. Undefined where this machine has no such server. */
export async function openSample(
  dialect: Dialect,
  settings: Partial<PartialDatabaseSettings> = {},
): Promise<Sample | undefined> {
  const statements: StatementEvent[] = [];
  const database = await openTestDatabase(dialect, settings, {
    tables,
    onStatement: (event) => void statements.push(event),
  });
  if (database === undefined) return undefined;
  for (const statement of sampleSchema[dialect]) await database.session.run(statement, []);
  statements.length = 0;
  return { models: new Models(database.session), database, statements };
}

/** A user whose unique values come from one number. */
export function newUser(number: number, values: Partial<UsersInsert> = {}): UsersInsert {
  return { tenant_id: 1, email: `user${number}@example.com`, slug: `user-${number}`, ...values };
}
