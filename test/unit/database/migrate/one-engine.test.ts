import { readdirSync, readFileSync } from 'node:fs';
import { format } from 'prettier';
import { describe, expect, it } from 'vitest';
import { repositoryRoot } from '../../../support/repository.ts';

const platform = `${repositoryRoot}/src/runtime/database/migrate`;
const command = `${repositoryRoot}/src/database/migrate`;

/** The text as either folder would hold it: they have widths of their own, and another file says what a dialect is. */
async function plain(path: string): Promise<string> {
  const text = readFileSync(path, 'utf8').replace("'../table.ts'", "'../dialect.ts'");
  return format(text, { parser: 'typescript', singleQuote: true, printWidth: 100 });
}

describe('migrations', () => {
  const shared = readdirSync(platform).filter((name) => readdirSync(command).includes(name));

  // The platform is copied into services and imports nothing else, and nothing else imports it.
  it.each(shared)('are applied by a service as by the command: %s', async (name) => {
    expect(await plain(`${command}/${name}`)).toBe(await plain(`${platform}/${name}`));
  });

  it('have one splitter, one history, one lock and one order', () => {
    expect(shared).toEqual(
      expect.arrayContaining([
        'migrate-up.ts',
        'migration-history.ts',
        'migration-lock.ts',
        'review-migrations.ts',
        'run-migration.ts',
        'split-script.ts',
      ]),
    );
  });
});
