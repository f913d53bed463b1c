import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createSource } from '../../src/base/source.ts';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts';
import { readMysqlDdl } from '../../src/database/ddl/mysql/read-mysql-ddl.ts';
import type { DdlReading } from '../../src/database/introspection.ts';
import { introspectMysql } from '../../src/database/mysql/introspect-mysql.ts';
import type { TableSchema } from '../../src/database/schema.ts';
import { comparableTable } from '../support/database/comparable-schema.ts';
import { dumpMysql, loadMysql } from '../support/database/load-mysql.ts';
import { corpusRoot } from '../support/repository.ts';
import { mysqlFlavor } from '../support/servers/mysql-flavor.ts';
import { testDatabase } from '../support/servers/test-database.ts';

const folder = `${corpusRoot}/ddl/mysql`;
const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.sql')) : [];
const noServer = 'There is no MariaDB on this machine.';

function read(text: string): DdlReading {
  return readMysqlDdl([createSource('schema.sql', text)]);
}

async function readLive(url: string): Promise<readonly TableSchema[]> {
  const { schema, diagnostics } = await introspectMysql(url, { timeoutMs: 20_000 });
  expect(diagnostics).toEqual([]);
  return schema?.tables ?? [];
}

// The tables go into the database of the test, and collations that only MySQL 8 has are none of a model's concern.
function loadable(script: string): string {
  const own = script.replaceAll(/^\s*(?:use|(?:create|drop)\s+(?:database|schema))\b[^;]*;/gim, '');
  return mysqlFlavor === 'mysql' ? own : own.replaceAll(/utf8mb4_0900_\w+/g, 'utf8mb4_general_ci');
}

/**
 * Whatever the server has, the reader has the same of it. It may leave out a view, and says so: the columns of a view
 * that computes follow from types that only a server tells. It may have more only where the server refused a statement.
 */
function expectSame(live: readonly TableSchema[], ddl: DdlReading, complaints: string): void {
  const byName = new Map(ddl.schema.tables.map((table) => [table.name, table]));
  const underivable = ddl.diagnostics.filter(({ code }) => code === 'ddl-columns-underivable');
  for (const table of live) {
    const known = byName.get(table.name);
    if (known !== undefined) expect(comparableTable(known)).toEqual(comparableTable(table));
    else {
      expect(table.kind).toBe('view');
      expect(underivable.map(({ message }) => message).join('\n')).toContain(`"${table.name}"`);
    }
  }
  const surplus = ddl.schema.tables.filter(({ name }) => !live.some((table) => table.name === name));
  if (complaints === '') expect(surplus).toEqual([]);
}

describe.skipIf(files.length === 0)('schemas of real projects', () => {
  it.for(files)('are read as the server has them: %s', async (name, { skip }) => {
    const url = await testDatabase('mysql');
    if (url === undefined) return skip(noServer);
    const script = readFileSync(`${folder}/${name}`, 'utf8');
    const complaints = loadMysql(url, loadable(script));
    const live = await readLive(url);
    if (complaints === '') expect(live).not.toEqual([]);
    expectSame(live, read(script), complaints);
  });
});

describe('every form of declaration', () => {
  const formsOf = (name: string): string =>
    readFileSync(new URL(`../support/database/${name}`, import.meta.url), 'utf8');
  const forms = formsOf(mysqlFlavor === 'mysql' ? 'mysql8-forms.sql' : 'mysql-forms.sql');
  // Whose columns only a server tells.
  const isUnderivable = ({ code }: Diagnostic) => code === 'ddl-columns-underivable';

  it('is read as the server understands it', async ({ skip }) => {
    const url = await testDatabase('mysql');
    if (url === undefined) return skip(noServer);
    expect(loadMysql(url, forms)).toBe('');
    const live = await readLive(url);
    const ddl = read(forms);
    expectSame(live, ddl, '');
    expect(ddl.diagnostics.filter((found) => !isUnderivable(found))).toEqual([]);
    expect(ddl.schema.tables.length + ddl.diagnostics.length).toBe(live.length);
  });

  it('is read from the dump of the server, with its views', async ({ skip }) => {
    const url = await testDatabase('mysql');
    if (url === undefined) return skip(noServer);
    expect(loadMysql(url, forms)).toBe('');
    const live = await readLive(url);
    const ddl = read(dumpMysql(url));
    expectSame(live, ddl, '');
    expect(ddl.diagnostics.filter((found) => !isUnderivable(found))).toEqual([]);
    expect(ddl.schema.tables.length + ddl.diagnostics.length).toBe(live.length);
  });

  it('of MySQL 8 is read where there is none', () => {
    const { schema, diagnostics } = read(formsOf('mysql8-forms.sql'));
    expect(diagnostics.map(({ code }) => code)).toEqual(diagnostics.map(() => 'ddl-columns-underivable'));
    const tables = new Map(schema.tables.map((table) => [table.name, table]));
    const { checked, functional, hidden, placed } = Object.fromEntries(tables);
    expect(checked?.checks.map(({ name }) => name)).toContain('off_b');
    expect(functional?.indexes.filter(({ parts }) => parts[0]?.kind === 'expression')).toHaveLength(10);
    expect(hidden?.columns.map(({ name }) => name)).toEqual(['id', 'a', 'b', 'c']);
    expect(tables.get('of_hidden')?.columns.map(({ name }) => name)).toEqual(['b']);
    expect(placed?.columns.map(({ type }) => type.name)).toContain('geometrycollection');
  });
});
