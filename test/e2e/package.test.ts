import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { repositoryRoot } from '../support/repository.ts';
import { run } from '../support/service-lab.ts';

describe('the package that npm pack gives', () => {
  const folder = mkdtempSync(join(tmpdir(), 'apigen-pack-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  beforeAll(async () => {
    const packed = await run(
      'npm',
      ['pack', '--pack-destination', folder, '--loglevel=error'],
      repositoryRoot,
    );
    expect(packed.exitCode, packed.output).toBe(0);
    const tarball = readdirSync(folder).find((name) => name.endsWith('.tgz')) ?? '';
    writeFileSync(
      join(folder, 'package.json'),
      JSON.stringify({ name: 'elsewhere', private: true, type: 'module' }),
    );
    const installed = await run(
      'npm',
      ['install', '--no-audit', '--no-fund', '--loglevel=error', `./${tarball}`],
      folder,
    );
    expect(installed.exitCode, installed.output).toBe(0);
  });

  it('brings the command along, with everything that it needs', async () => {
    const started = await run('npx', ['--no-install', 'apigen', 'init', 'first.api'], folder);
    expect(started.exitCode, started.output).toBe(0);
    const created = await run(
      'npx',
      ['--no-install', 'apigen', 'new', 'first.api', 'made', '--no-install', '--skip-git'],
      folder,
    );
    expect(created.exitCode, created.output).toBe(0);
    expect(readdirSync(join(folder, 'made'))).toEqual(
      expect.arrayContaining(['apigen.json', 'package.json', 'src', 'test']),
    );
  });

  it('brings everything along to which its pages lead', () => {
    const home = join(folder, 'node_modules/apigen');
    const pages = ['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'grammar/README.md'].concat(
      readdirSync(join(home, 'docs')).map((page) => `docs/${page}`),
    );
    const links = pages.flatMap((page) =>
      [...readFileSync(join(home, page), 'utf8').matchAll(/\]\((?!https?:)([^)#]+)/g)].map(([, link = '']) =>
        join(dirname(page), link),
      ),
    );
    expect(links).toContain('docs/models.md');
    expect([...new Set(links)].filter((link) => !existsSync(join(home, link)))).toEqual([]);
  });

  it('declares the types of the public API, and nothing of the tests', () => {
    const types = join(folder, 'node_modules/apigen/dist/types');
    expect(readdirSync(types).toSorted()).toEqual(['grammar', 'src']);
    expect(readdirSync(join(types, 'src'))).toContain('index.d.ts');
  });

  it.each([
    ['mysql', 'CREATE TABLE `users` (`id` INT PRIMARY KEY);'],
    ['postgres', 'create table users (id int primary key, tags text[]);'],
    ['sqlite', 'create table users (id integer primary key);'],
  ])('reads tables for %s, whatever engine that takes', async (dialect, ddl) => {
    writeFileSync(join(folder, 'schema.sql'), ddl);
    const argv = [
      '--no-install',
      'apigen',
      'model',
      'ddl',
      'schema.sql',
      '--dialect',
      dialect,
      '--out',
      dialect,
    ];
    const made = await run('npx', argv, folder);
    expect(made.exitCode, made.output).toBe(0);
    expect(readdirSync(join(folder, dialect, 'gen/model'))).toEqual(['users.ts']);
    if (dialect === 'sqlite') return;
    // The drivers are part of the package too: nothing listens there, and that is what is told.
    const url = `${dialect}://nobody@127.0.0.1:1/none`;
    const refused = await run(
      'npx',
      ['--no-install', 'apigen', 'model', dialect, '--url', url, '--out', 'x'],
      folder,
    );
    expect(refused).toMatchObject({ exitCode: 4, output: expect.stringContaining('database-unreachable') });
  });

  it('ships no sources and no tests, and of examples what their owners wrote', () => {
    const files = readdirSync(join(folder, 'node_modules/apigen'), { recursive: true }).map(String);
    expect(files.filter((path) => /^(?:test|src)\b|^grammar.*\.ts$/.test(path))).toEqual([]);
    expect(files).toContain('examples/user/src/logic/user/get-user.ts');
    expect(files.filter((path) => /^examples\/.*(?:\/gen\/|\.env$|node_modules)/.test(path))).toEqual([]);
  });

  it('can be used as a library', async () => {
    const program = "import { parse } from 'apigen'; console.log(typeof parse);";
    const result = await run(process.execPath, ['--input-type=module', '-e', program], folder);
    expect(result.output).toBe('function');
  });
});
