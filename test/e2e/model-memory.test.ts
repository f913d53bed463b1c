import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import { manyTables } from '../bench/models/tables.ts';
import { repositoryRoot } from '../support/repository.ts';
import { labFolder, run } from '../support/service-lab.ts';

const memoryHook = pathToFileURL(join(repositoryRoot, 'test/bench/print-usage.js')).href;

// Four hundred megabytes more, when V8 is let to optimise the grammar of PostgreSQL.
it('many tables of PostgreSQL are read from DDL in little memory', { timeout: 200_000 }, async () => {
  const folder = await labFolder('model-memory');
  writeFileSync(join(folder, 'schema.sql'), manyTables(1000));
  const args = ['model', 'ddl', 'schema.sql', '--dialect', 'postgres', '--table', 'table_1', '--out', 'lib'];
  const { exitCode, output } = await run(
    process.execPath,
    ['--import', memoryHook, join(repositoryRoot, 'bin/apigen.js'), ...args],
    folder,
  );
  expect(exitCode, output).toBe(0);
  expect(output).not.toMatch(/warning|flag/i);
  expect(Number(/peak-memory-kib=(\d+)/.exec(output)?.[1]) / 1024).toBeLessThan(250);
});
