import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import type { Dialect } from '../../../src/database/dialect.ts';
import { repositoryRoot } from '../../support/repository.ts';
import type { Candidate } from './candidate.ts';
import type { NewUser } from './tables.ts';

/** What this benchmark uses of a generated model. */
interface Model {
  findById(id: number): Promise<unknown>;
  findMany(options: object): Promise<readonly unknown[]>;
  insert(row: NewUser): Promise<unknown>;
  update(id: number, change: object): Promise<unknown>;
  insertMany(rows: readonly NewUser[]): Promise<number>;
}

/** What this benchmark uses of generated modules. */
export interface GeneratedModules {
  readonly openModels: (
    settings: object,
    options?: object,
  ) => Promise<{
    readonly models: { readonly users: Model; readonly imports: Model };
    readonly close: () => Promise<void>;
  }>;
}

/** Runs `apigen model ddl` in a folder of its own. */
export function generateModels(
  folder: string,
  dialect: Dialect,
  script: string,
  options: readonly string[] = [],
): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${folder}/tables.sql`, script);
  writeFileSync(`${folder}/package.json`, '{ "type": "module" }');
  symlinkSync(`${repositoryRoot}/node_modules`, `${folder}/node_modules`, 'junction');
  const args = ['model', 'ddl', 'tables.sql', '--dialect', dialect, '--table', '*', '--out', 'src'];
  execFileSync(process.execPath, [`${repositoryRoot}/bin/apigen.js`, ...args, ...options], {
    cwd: folder,
    stdio: 'pipe',
  });
}

/** The modules that {@link generateModels} wrote. */
export async function loadModels(folder: string): Promise<GeneratedModules> {
  const module: unknown = await import(pathToFileURL(`${folder}/src/gen/database.ts`).href);
  return module as GeneratedModules; // what was generated just now
}

/** The generated models of the benchmark's tables. */
export async function openGeneratedModel(folder: string, url: string): Promise<Candidate> {
  const { openModels } = await loadModels(folder);
  const { models, close } = await openModels({ url, pool: { min: 1, max: 1 } });
  const { users, imports } = models;
  return {
    name: 'model',
    findById: async (id) => users.findById(id),
    list: async (limit) => users.findMany({ where: { status: 'active' }, orderBy: 'id', limit }),
    insert: async (row) => imports.insert(row),
    update: async (id, name) => users.update(id, { name }),
    insertMany: async (rows) => imports.insertMany(rows),
    close,
  };
}
