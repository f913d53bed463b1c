import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { createSource } from '../../../src/base/source.ts';
import { introspect } from '../../../src/database/introspect.ts';
import { readDdl } from '../../../src/database/read-ddl.ts';
import { repositoryRoot } from '../../support/repository.ts';
import { runSql } from '../../support/servers/run-sql.ts';
import { generateModels } from './generated-model.ts';
import { manyTables } from './tables.ts';

const tableCount = 500;
const checkedCount = 200;
const serverDialects = ['mysql', 'postgres'] as const;

/** Times what `apigen model` does with many tables: reading them live and from DDL, printing models, checking their types. */
export async function benchTables(
  servers: Readonly<Record<(typeof serverDialects)[number], string | undefined>>,
  work: string,
  say: (line: string) => void,
): Promise<void> {
  const script = manyTables(tableCount);
  say(`${tableCount} tables of 10 columns:`);
  for (const dialect of serverDialects) {
    const live = await timeLive(dialect, servers[dialect], script);
    const ddl = await medianSeconds(async () => readDdl(dialect, [createSource('tables.sql', script)]));
    say(`  read (${dialect})        ${live ?? 'no server'} live, ${ddl} from DDL`);
  }
  const folder = `${work}/many`;
  const generation = await seconds(async () => generateModels(folder, 'mysql', script));
  say(`  apigen model ddl       ${generation}, the whole process with its platform`);
  const few = `${work}/checked`;
  generateModels(few, 'mysql', manyTables(checkedCount));
  say(`${checkedCount} models: tsc     ${await seconds(async () => checkTypes(few))}, the whole process`);
}

async function timeLive(
  dialect: (typeof serverDialects)[number],
  server: string | undefined,
  script: string,
): Promise<string | undefined> {
  if (server === undefined) return undefined;
  await runSql(dialect, `${server}${dialect}`, 'create database many');
  await runSql(dialect, `${server}many`, script);
  return medianSeconds(async () => {
    const { schema } = await introspect({ dialect, url: `${server}many` });
    if (schema?.tables.length !== tableCount) throw new Error(`${dialect} gave other tables.`);
  });
}

/** As strictly as generated services check theirs. */
function checkTypes(folder: string): void {
  const compilerOptions = {
    target: 'es2023',
    lib: ['es2024'],
    module: 'nodenext',
    types: ['node'],
    noEmit: true,
    strict: true,
    noUncheckedIndexedAccess: true,
    exactOptionalPropertyTypes: true,
    noImplicitOverride: true,
    verbatimModuleSyntax: true,
    erasableSyntaxOnly: true,
    rewriteRelativeImportExtensions: true,
    skipLibCheck: true,
  };
  writeFileSync(`${folder}/tsconfig.json`, JSON.stringify({ compilerOptions, include: ['src'] }));
  execFileSync(`${repositoryRoot}/node_modules/.bin/tsc`, ['-p', folder], { stdio: 'pipe' });
}

async function medianSeconds(work: () => Promise<unknown>): Promise<string> {
  const times: number[] = [];
  for (let run = 0; run < 5; run++) times.push(await millisecondsOf(work));
  return show(times.toSorted((a, b) => a - b)[2] ?? Number.NaN);
}

async function seconds(work: () => Promise<unknown>): Promise<string> {
  return show(await millisecondsOf(work));
}

async function millisecondsOf(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

function show(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(2)} s`;
}
