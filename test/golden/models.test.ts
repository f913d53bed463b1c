import { existsSync, globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { format } from 'prettier';
import { describe, expect, it } from 'vitest';
import { createSource } from '../../src/base/source.ts';
import { readDdl } from '../../src/database/read-ddl.ts';
import { prettierOptions } from '../../src/render/prettify.ts';
import type { ModelOptions } from '../../src/targets/model/model-options.ts';
import type { VirtualFile } from '../../src/workspace/virtual-file.ts';
import { generateModels } from '../support/database/generate-models.ts';
import { typeCheckModels } from '../support/database/type-check-models.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

/** The models of one schema, plain and with every setting. `vitest -u` accepts a change; the platform is left out. */
const cases: Readonly<Record<string, Partial<ModelOptions>>> = {
  plain: { dialects: ['mysql', 'sqlite'] },
  settings: {
    dialects: ['mysql', 'postgres', 'sqlite'],
    naming: 'camel',
    int64: 'bigint',
    types: [
      { pattern: 'users.settings', type: { kind: 'import', name: 'Settings', from: './src/settings.ts' } },
      { pattern: '*.total', type: { kind: 'word', word: 'number' } },
      { pattern: 'tinyint(1)', type: { kind: 'word', word: 'number' } },
    ],
    renames: [
      { pattern: 'audit_log', to: 'events' },
      { pattern: 'users.is_vip', to: 'vip' },
    ],
    cache: { tables: ['users'], ttl: '5m' },
    softDelete: [{ pattern: '*', column: null }],
    versionColumn: [{ pattern: 'users', column: 'tenant_id' }],
    readOnly: ['categories'],
  },
};

function folderOf(path: string): string {
  return fileURLToPath(new URL(`models/${path}`, import.meta.url));
}

async function generate(name: string): Promise<readonly VirtualFile[]> {
  const source = createSource('schema.sql', readFileSync(folderOf('schema.sql'), 'utf8'));
  const { schema, diagnostics } = await readDdl('mysql', [source]);
  expect(diagnostics).toEqual([]);
  const { files, problems } = await generateModels(schema, cases[name]);
  expect(problems).toEqual([]);
  return files;
}

async function generateOwn(name: string): Promise<readonly VirtualFile[]> {
  return (await generate(name)).filter(({ path }) => !path.includes('/platform/'));
}

describe.each(Object.keys(cases))('the models (%s)', (name) => {
  it('are generated as accepted, and the same a second time', async () => {
    const files = await generateOwn(name);
    for (const file of files)
      await expect(file.content).toMatchFileSnapshot(folderOf(`expected/${name}/${file.path}`));
    expect(await generateOwn(name)).toEqual(files);
  });

  it('have no file that is not generated any more', async () => {
    const folder = folderOf(`expected/${name}`);
    const paths = (await generateOwn(name)).map((file) => file.path);
    const known = existsSync(folder) ? globSync('**/*', { cwd: folder, withFileTypes: true }) : [];
    const files = known
      .filter((entry) => entry.isFile())
      .map((entry) => `${entry.parentPath}/${entry.name}`.slice(folder.length + 1));
    expect(files.filter((path) => !paths.includes(path))).toEqual([]);
  });

  it('are what prettier prints', async () => {
    for (const { path, content } of await generateOwn(name)) {
      const { parser: _parser, ...options } = prettierOptions;
      expect(await format(content, { ...options, filepath: path }), path).toBe(content);
    }
  });

  it('compile at the strictest', { timeout: 120_000 }, async () => {
    const service =
      /\/platform\/database\/(?:service\/|database-metrics|statement-histogram|cache\/cache-section)/;
    const files = (await generate(name)).filter(({ path }) => !service.test(path));
    const root = temporaryFolder('golden-models');
    const own = new Map([['app/src/settings.ts', 'export interface Settings { readonly dark: boolean }\n']]);
    expect(typeCheckModels(root, new Map([['app', files]]), own)).toBe('');
  });
});
