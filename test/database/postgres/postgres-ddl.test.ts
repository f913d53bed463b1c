import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createSource } from '../../../src/base/source.ts';
import { introspect } from '../../../src/database/introspect.ts';
import { keepSchema } from '../../../src/database/keep-schema.ts';
import { readDdl } from '../../../src/database/read-ddl.ts';
import type { DatabaseSchema } from '../../../src/database/schema.ts';
import { loadScript } from '../../support/database/load-script.ts';
import { corpusRoot, hasCorpus } from '../../support/repository.ts';
import { findPostgres } from '../../support/servers/postgres-server.ts';
import { runSql, testDatabase } from '../../support/servers/test-database.ts';

/** Where a table was declared is all that only a file knows. */
function withoutOrigin(schema: DatabaseSchema): unknown {
  return JSON.parse(JSON.stringify(schema, (key, value: unknown) => (key === 'origin' ? undefined : value)));
}

async function readText(name: string, text: string): Promise<unknown> {
  const { schema } = await readDdl('postgres', [createSource(name, text)]);
  return withoutOrigin(schema);
}

async function readLive(url: string): Promise<unknown> {
  const { schema, diagnostics } = await introspect({ dialect: 'postgres', url });
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  return schema;
}

const folder = join(corpusRoot, 'ddl/postgres');
const files = hasCorpus ? readdirSync(folder).filter((name) => name.endsWith('.sql')) : [];

describe.skipIf(!hasCorpus)('schemas of other people, as DDL and in a server', () => {
  it.for(files)('are the same: %s', async (name, { skip }) => {
    const url = await testDatabase('postgres');
    if (url === undefined) return skip('There is no PostgreSQL on this machine.');
    const text = readFileSync(join(folder, name), 'utf8');
    await loadScript('postgres', url, text);
    const ddl = await readText(name, text);
    expect(ddl).toHaveProperty(['tables', 0, 'name']);
    expect(ddl).toEqual(await readLive(url));
  });
});

it.for(['billing', 'public'])(
  'the schema %s alone is the same as DDL and in a server',
  async (name, { skip }) => {
    const url = await testDatabase('postgres');
    if (url === undefined) return skip('There is no PostgreSQL on this machine.');
    const text = `create schema billing; create type billing.state as enum ('open');
    create table billing.bills (id int primary key, state billing.state default 'open');
    create table people (id int primary key, bill int references billing.bills (id));`;
    await runSql('postgres', url, text);
    const { schema: live } = await introspect({ dialect: 'postgres', url, schema: name });
    const { schema } = await readDdl('postgres', [createSource('schema.sql', text)]);
    expect(live?.tables).toHaveLength(1);
    expect(withoutOrigin(keepSchema(schema, name).value)).toEqual(live);
  },
);

describe('a schema with every feature', () => {
  const path = new URL('every-feature.sql', import.meta.url);
  const text = readFileSync(path, 'utf8');

  it('is the same as DDL and in a server', async ({ skip }) => {
    const url = await testDatabase('postgres');
    if (url === undefined) return skip('There is no PostgreSQL on this machine.');
    await runSql('postgres', url, text);
    expect(await readText('every-feature.sql', text)).toEqual(await readLive(url));
  });

  it('is the same in the dump of a server', async ({ skip }) => {
    const url = await testDatabase('postgres');
    const server = findPostgres();
    const dump = server === undefined ? '' : join(dirname(server), 'pg_dump');
    if (url === undefined || !existsSync(dump)) return skip('There is no pg_dump on this machine.');
    await runSql('postgres', url, text);
    const dumped = execFileSync(dump, ['--schema-only', '--dbname', url], { encoding: 'utf8' });
    // What a dump writes of how deep an array was declared is lost.
    const flat = (schema: unknown): unknown =>
      JSON.parse(JSON.stringify(schema).replaceAll('"dimensions":2', '"dimensions":1'));
    expect(flat(await readText('dump.sql', dumped))).toEqual(flat(await readLive(url)));
  });
});
