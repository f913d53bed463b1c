import { readFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { introspect } from '../../../src/database/introspect.ts';
import { printDdl } from '../../../src/database/print-ddl/print-ddl.ts';
import type { TableSchema } from '../../../src/database/schema.ts';
import { tableRows } from '../../support/corpus.ts';
import { loadScript } from '../../support/database/load-script.ts';
import { corpusRoot, hasCorpus } from '../../support/repository.ts';
import { sampled } from '../../support/sampled.ts';
import { runSql, testDatabase } from '../../support/servers/test-database.ts';

const files = (dialect: string): string[] =>
  hasCorpus
    ? tableRows(`${corpusRoot}/ddl/INDEX.tsv`)
        .map(({ file = '' }) => file)
        .filter((file) => file.startsWith(`${dialect}/`))
    : [];

/** What the printer makes again: all of a table but its partitions, which a schema does not hold. */
function printed(tables: readonly TableSchema[] = []): TableSchema[] {
  return tables.filter(({ kind }) => kind === 'table').map((table) => ({ ...table, isPartitioned: false }));
}

describe.skipIf(!hasCorpus).each(['mysql', 'postgres'] as const)(
  'printDdl of real schemas of %s',
  (dialect) => {
    const other = dialect === 'mysql' ? 'postgres' : 'mysql';

    it.for(sampled(files(dialect), 3))(
      'makes every table of %s again, and for the others',
      async (file, { skip }) => {
        const url = await testDatabase(dialect);
        const copy = await testDatabase(dialect);
        const foreign = await testDatabase(other);
        if (url === undefined || copy === undefined || foreign === undefined)
          return skip('A server is missing on this machine.');
        await loadScript(dialect, url, readFileSync(`${corpusRoot}/ddl/${file}`, 'utf8'));
        const { schema, diagnostics } = await introspect({ dialect, url });
        if (schema === undefined) throw new Error(JSON.stringify(diagnostics));
        if (schema.tables.length === 0) return skip('The server takes none of its tables.');
        // MySQL refuses the zero dates of old schemas unless it is told not to.
        const lenient = dialect === 'mysql' ? "SET sql_mode = '';\n" : '';
        await runSql(dialect, copy, lenient + printDdl(schema, dialect));
        const again = await introspect({ dialect, url: copy });
        expect(printed(again.schema?.tables)).toEqual(printed(schema.tables));
        new DatabaseSync(':memory:').exec(printDdl(schema, 'sqlite'));
        await runSql(other, foreign, printDdl(schema, other));
      },
    );
  },
);
