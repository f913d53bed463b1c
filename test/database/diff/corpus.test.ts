import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createSource } from '../../../src/base/source.ts';
import { diffSchemas } from '../../../src/database/diff/diff-schemas.ts';
import { introspect } from '../../../src/database/introspect.ts';
import { readDdl } from '../../../src/database/read-ddl.ts';
import { tableRows } from '../../support/corpus.ts';
import { loadScript } from '../../support/database/load-script.ts';
import { corpusRoot, hasCorpus } from '../../support/repository.ts';
import { sampled } from '../../support/sampled.ts';
import { testDatabase } from '../../support/servers/test-database.ts';

const files = (dialect: string): string[] =>
  hasCorpus
    ? tableRows(`${corpusRoot}/ddl/INDEX.tsv`)
        .map(({ file = '' }) => file)
        .filter((file) => file.startsWith(`${dialect}/`))
    : [];

describe.skipIf(!hasCorpus).each(['mysql', 'postgres'] as const)(
  'diffSchemas of real schemas of %s',
  (dialect) => {
    it.for(sampled(files(dialect), 3))(
      'finds no difference between %s and the database that it makes',
      async (file, { skip }) => {
        const url = await testDatabase(dialect);
        if (url === undefined) return skip('The server is missing on this machine.');
        const text = readFileSync(`${corpusRoot}/ddl/${file}`, 'utf8').replace(/^\ufeff/, '');
        await loadScript(dialect, url, text);
        const live = await introspect({ dialect, url });
        if (live.schema === undefined) throw new Error(JSON.stringify(live.diagnostics));
        // What the server refused is not in it, and other databases of the file are not this one.
        const made = new Set(live.schema.tables.map(({ name }) => name));
        const { schema } = await readDdl(dialect, [createSource(file, text)]);
        const tables = schema.tables
          .filter(({ name }) => made.has(name))
          .map((table) => ({ ...table, schema: null }));
        const parts = diffSchemas({ ...schema, tables }, live.schema).map((change) =>
          change.kind === 'change-table' ? { table: change.after.name, parts: change.parts } : change,
        );
        expect(parts).toEqual([]);
      },
    );
  },
);
