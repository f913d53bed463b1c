import { describe, expect, it } from 'vitest';
import type { MemoryHost } from '../../../../src/host/memory-host.ts';
import type { Services } from '../../../../src/cli/command.ts';
import { commands } from '../../../../src/cli/command-list.ts';
import { migrations } from '../../../../src/cli/migrations/migration-list.ts';
import { pendingMigrations, type Migration } from '../../../../src/cli/migrations/migration.ts';
import type { Outcome } from '../../../../src/cli/outcome.ts';
import { updateScaffold } from '../../../../src/cli/update/update-scaffold.ts';
import { compareVersions, versionPattern } from '../../../../src/base/version.ts';
import { repositoryRoot } from '../../../support/repository.ts';
import { smallContract } from '../../../support/contracts.ts';
import { filesOf, home, runCli } from '../../../support/run-cli.ts';

const nothing = (texts: ReadonlyMap<string, string>): ReadonlyMap<string, string> => texts;

function step(from: string, to: string, migrate: Migration['migrate'] = nothing): Migration {
  return { from, to, summary: `${from} to ${to}.`, migrate };
}

/** A made-up way from 0.0.9: the port had another name in the settings, and the tests' settings another file. */
const synthetic: readonly Migration[] = [
  step('0.0.9', '0.1.0', (texts) => {
    const settings = texts.get('apigen.json')?.replace('"httpPort"', '"port"');
    const { 'config/testing.yaml': moved, ...others } = Object.fromEntries(texts);
    return new Map(
      Object.entries({
        ...others,
        ...(settings === undefined ? {} : { 'apigen.json': settings }),
        ...(moved === undefined ? {} : { 'config/test.yaml': moved }),
      }),
    );
  }),
];

/** A project as version 0.0.9 would have left it, with a change of the owner in the file that moves. */
async function oldProject(): Promise<MemoryHost> {
  const { host, files } = await runCli(['new', 'api/user.api', '--dir', '.', '--no-install', '--skip-git'], {
    'api/user.api': smallContract,
  });
  const write = (path: string, text: string): Promise<void> => host.files.write(`${home}/${path}`, text);
  await write('apigen.json', (files['apigen.json'] ?? '').replace('"port": 8080', '"httpPort": 3000'));
  await write('config/testing.yaml', `${files['config/test.yaml'] ?? ''}mine: true\n`);
  await host.files.removeFile(`${home}/config/test.yaml`);
  const manifest = (files['.apigen/manifest.json'] ?? '')
    .replace(/"tool": "[^"]+"/, '"tool": "0.0.9"')
    .replaceAll('config/test.yaml', 'config/testing.yaml')
    .replaceAll('\\"port\\": 8080', '\\"httpPort\\": 8080')
    // The older version wrote another level.
    .replace('log:\\n  level: silent', 'log:\\n  level: off');
  await write('.apigen/manifest.json', manifest);
  const testing = filesOf(host)['config/testing.yaml'] ?? '';
  await write('config/testing.yaml', testing.replace('silent', 'off'));
  return host;
}

async function update(host: MemoryHost, isDryRun = false): Promise<Outcome> {
  const services: Services = { host, version: '0.1.0', packageRoot: repositoryRoot, isJson: false, commands };
  return updateScaffold({ to: undefined, isDryRun, withDiff: false }, services, synthetic);
}

describe('a migration', () => {
  it('sees settings and scaffold before anything is read or merged, and is told about', async () => {
    const host = await oldProject();
    const outcome = await update(host);
    expect(outcome.diagnostics).toEqual([]);
    expect(outcome.exitCode).toBe(0);
    const files = filesOf(host);
    expect(files['apigen.json']).toContain('"port": 3000');
    expect(files['config/testing.yaml']).toBeUndefined();
    expect(files['config/test.yaml']).toBe('log:\n  level: silent\nmine: true\n');
    expect(files['config/default.yaml']).toContain('port: 3000');
    expect(files['.apigen/manifest.json']).not.toContain('testing.yaml');
    expect(outcome.result).toMatchObject({ notes: ['0.0.9 to 0.1.0.'] });
  });

  it('is made once', async () => {
    const host = await oldProject();
    await update(host);
    const before = filesOf(host);
    expect(await update(host)).toMatchObject({ exitCode: 0, result: { notes: [] } });
    expect(filesOf(host)).toEqual(before);
  });

  it('leaves away what its owner deleted', async () => {
    const host = await oldProject();
    await host.files.removeFile(`${home}/config/testing.yaml`);
    expect(await update(host)).toMatchObject({ exitCode: 0, diagnostics: [] });
    expect(filesOf(host)['config/test.yaml']).toBeUndefined();
  });

  it('stops where its place is taken, and writes nothing', async () => {
    const host = await oldProject();
    await host.files.write(`${home}/config/test.yaml`, 'somebody: else\n');
    const before = filesOf(host);
    const outcome = await update(host);
    expect(outcome.exitCode).toBe(5);
    expect(outcome.diagnostics.map(({ code }) => code)).toEqual(['migration-blocked']);
    expect(filesOf(host)).toEqual(before);
  });

  it('writes nothing in a dry run', async () => {
    const host = await oldProject();
    const before = filesOf(host);
    const outcome = await update(host, true);
    expect(outcome.result).toMatchObject({
      plan: expect.arrayContaining([
        expect.objectContaining({ kind: 'create', path: 'config/test.yaml' }),
        expect.objectContaining({ kind: 'delete', path: 'config/testing.yaml' }),
      ]),
    });
    expect(filesOf(host)).toEqual(before);
  });
});

describe('the way between two versions', () => {
  const list = [
    step('0.1.0', '0.2.0'),
    step('0.1.0', '0.3.0'),
    step('0.2.0', '0.3.0'),
    step('0.3.0', '1.0.0'),
  ];
  const way = (since: string, now: string): string[] =>
    pendingMigrations(list, since, now).map(({ from, to }) => `${from}-${to}`);

  it('has every step that the project has not seen, in order', () => {
    expect(way('0.1.0', '1.0.0')).toEqual(['0.1.0-0.2.0', '0.1.0-0.3.0', '0.2.0-0.3.0', '0.3.0-1.0.0']);
    expect(way('0.2.5', '0.3.7')).toEqual(['0.1.0-0.3.0', '0.2.0-0.3.0']);
    expect(way('0.3.0', '0.3.0')).toEqual([]);
    expect(way('0.0.9', '1.0.0')).toEqual([]);
    expect(way('', '1.0.0')).toEqual([]);
    expect(way('1.0.0', '0.1.0')).toEqual([]);
  });
});

describe('the list of migrations', () => {
  it('goes forward, step by step, to versions that exist', () => {
    for (const { from, to } of migrations) {
      expect([from, to]).toEqual([
        expect.stringMatching(versionPattern),
        expect.stringMatching(versionPattern),
      ]);
      expect(compareVersions(from, to)).toBeLessThan(0);
    }
    const goals = migrations.map(({ to }) => to);
    expect(goals).toEqual(goals.toSorted(compareVersions));
  });
});
