import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { smallContract } from '../support/contracts.ts';
import { repositoryRoot } from '../support/repository.ts';
import { apigen, run, type ProcessResult } from '../support/service-lab.ts';

let lab = '';
let root = '';
const services = ['services/one', 'services/two'];

/** What the README tells owners of a monorepo to write into `turbo.json`. */
const turboSettings = {
  tasks: {
    'api:generate': {
      inputs: ['apigen.json', 'api/**', '.apigen/templates/**'],
      outputs: ['src/gen/**', 'test/gen/**', '.apigen/manifest.json', '.apigen/schema.json'],
    },
    'api:check': { inputs: ['$TURBO_DEFAULT$'], outputs: [] },
  },
};

beforeAll(async () => {
  lab = await installTurbo();
  root = mkdtempSync(join(lab, 'repository-'));
  writeFileSync(join(root, 'user.api'), smallContract);
  writeFileSync(join(root, 'turbo.json'), JSON.stringify(turboSettings));
  writeFileSync(
    join(root, 'package.json'),
    JSON.stringify({ name: 'root', private: true, workspaces: ['services/*'], packageManager: 'npm@10.0.0' }),
  );
  for (const service of services) {
    const made = await apigen(['new', 'user.api', service, '--no-install', '--skip-git'], root);
    expect(made.exitCode, made.output).toBe(0);
    addScripts(join(root, service, 'package.json'), service.replace('/', '-'));
  }
  await run('git', ['init', '--quiet'], root);
});
afterAll(() => {
  if (root !== '') rmSync(root, { recursive: true, force: true });
});

/** Turborepo, installed once for all runs of the suite. */
async function installTurbo(): Promise<string> {
  const folder = join(tmpdir(), 'apigen-turbo-2');
  if (existsSync(join(folder, 'node_modules/.bin/turbo'))) return folder;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{ "private": true }');
  const packages = ['install', '--no-audit', '--no-fund', '--loglevel=error', 'turbo@2'];
  const { exitCode, output } = await run('npm', packages, folder);
  if (exitCode !== 0) throw new Error(`Turborepo could not be installed:\n${output}`);
  return folder;
}

function addScripts(path: string, name: string): void {
  const command = `"${process.execPath}" "${join(repositoryRoot, 'bin/apigen.js')}" generate`;
  const value: object = JSON.parse(readFileSync(path, 'utf8'));
  const scripts = { 'api:generate': command, 'api:check': `${command} --check` };
  writeFileSync(path, JSON.stringify({ ...value, name, scripts }));
}

async function turbo(task: string): Promise<ProcessResult> {
  const environment = { TURBO_TELEMETRY_DISABLED: '1', DO_NOT_TRACK: '1', CI: '1', TURBO_UI: 'false' };
  return run(join(lab, 'node_modules/.bin/turbo'), ['run', task, '--no-update-notifier'], root, environment);
}

function edit(path: string, from: string, to: string): void {
  const place = join(root, path);
  writeFileSync(place, readFileSync(place, 'utf8').replace(from, to));
}

describe('a monorepo', () => {
  it('is generated and checked as a whole by one command', async () => {
    expect(await apigen(['generate', '--all', '--check'], root)).toMatchObject({ exitCode: 0 });
    edit('services/two/api/user.api', 'json:"name"', 'json:"title"');
    const drift = await apigen(['generate', '--all', '--check'], root);
    expect(drift.exitCode).toBe(1);
    expect(drift.output).toContain('Next in services/two:');
    const mended = await apigen(['generate', '--all'], root);
    expect(mended.exitCode, mended.output).toBe(0);
    expect(await apigen(['generate', '--all', '--check'], root)).toMatchObject({ exitCode: 0 });
  });

  it('is checked by Turborepo once, and then answered from its cache until something changes', async () => {
    const first = await turbo('api:check');
    expect(first.exitCode, first.output).toBe(0);
    expect((await turbo('api:check')).output).toMatch(/Cached: +2 cached, 2 total/);
    edit('services/one/api/user.api', 'json:"name"', 'json:"label"');
    const drift = await turbo('api:check');
    expect(drift.exitCode).not.toBe(0);
    expect(drift.output).toContain('src/gen/types/user.ts');
  });

  it('gets its generated files back from the cache of Turborepo', async () => {
    const made = await turbo('api:generate');
    expect(made.exitCode, made.output).toBe(0);
    const types = join(root, 'services/one/src/gen/types/user.ts');
    const before = readFileSync(types, 'utf8');
    expect(before).toContain('label: string;');
    rmSync(join(root, 'services/one/src/gen'), { recursive: true });
    expect((await turbo('api:generate')).output).toMatch(/Cached: +2 cached, 2 total/);
    expect(readFileSync(types, 'utf8')).toBe(before);
    expect(await apigen(['generate', '--all', '--check'], root)).toMatchObject({ exitCode: 0 });
  });
});
