import { describe, it } from 'vitest';
import type { PartialDatabaseSettings } from '../../../src/runtime/database/open-database.ts';
import type { Dialect } from '../../../src/runtime/database/table.ts';
import { asMysql } from './as-mysql.ts';
import { openSample, type Sample } from './open-sample.ts';
import { Models } from './sample/gen/models.ts';

/** Declares one test for each dialect, with the sample in an empty database; skipped where this machine has no server. */
export type ItOnSample = (
  name: string,
  test: (sample: Sample, dialect: Dialect) => Promise<void>,
  settings?: Partial<PartialDatabaseSettings>,
) => void;

/** The same tests on every database that models are made for. */
export function onEveryDialect(name: string, declare: (itOnSample: ItOnSample) => void): void {
  describe.each<Dialect | 'mysql without RETURNING'>([
    'sqlite',
    'mysql',
    'mysql without RETURNING',
    'postgres',
  ])(`${name} on %s`, (server) => {
    const dialect = server === 'mysql without RETURNING' ? 'mysql' : server;
    declare((title, test, settings) => {
      it(title, async ({ skip }) => {
        const sample = await openSample(dialect, settings);
        if (sample === undefined) return skip(`There is no ${dialect} server on this machine.`);
        const models = server === dialect ? sample.models : new Models(asMysql(sample.database.session));
        await test({ ...sample, models }, dialect);
      });
    });
  });
}
