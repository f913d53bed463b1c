import { execFileSync } from 'node:child_process';
import { mkdtempSync, mkdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { smallContract } from '../../../support/contracts.ts';
import { runOnDisk } from '../../../support/disk-project.ts';
import { devScript } from '../../../support/small-project.ts';

let folder = '';
let project = '';

function git(...args: readonly string[]): string {
  return execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@t', ...args], {
    cwd: folder,
    encoding: 'utf8',
  });
}

/** Makes a file one that an older apigen wrote and that its owner changed since. */
function age(path: string, text: string, older: string, mine: string): void {
  const place = join(project, path);
  const manifest = join(project, '.apigen/manifest.json');
  const now = readFileSync(place, 'utf8');
  expect(now).toContain(text);
  writeFileSync(place, now.replace(text, mine));
  const escaped = (value: string): string => JSON.stringify(value).slice(1, -1);
  const record = readFileSync(manifest, 'utf8');
  const line = record.split('\n').find((candidate) => candidate.includes(`"${path}": {`)) ?? '';
  writeFileSync(
    manifest,
    record.replace(line, () => line.replace(escaped(text), () => escaped(older))),
  );
}

describe('conflicts in a git repository', () => {
  // A repository of many services: the project is not its root.
  beforeAll(async () => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), 'apigen-git-')));
    project = join(folder, 'services/ü ser');
    mkdirSync(project, { recursive: true });
    git('init', '--quiet');
    writeFileSync(join(project, 'user.api'), smallContract);
    await runOnDisk(['new', 'user.api', '--dir', '.', '--no-install', '--skip-git'], project);
    rmSync(join(project, 'tsconfig.json'));
    git('add', '.');
    git('commit', '--quiet', '-m', 'first');
    git('config', 'core.quotePath', 'false');
  });
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('are conflicts for git too, with all three versions in its index', async () => {
    age('package.json', devScript, 'node src/main.ts', 'tsx src/main.ts');
    const run = await runOnDisk(['update'], project);
    expect(run.exit).toBe(5);
    expect(run.output).toContain('Git knows of the conflicts');
    expect(git('status', '--porcelain', '--', 'services')).toContain('UU "services/ü ser/package.json"');
    const stages = [1, 2, 3].map((stage) => git('show', `:${stage}:services/ü ser/package.json`));
    expect(stages.map((text) => /"dev": "(.*)"/.exec(text)?.[1])).toEqual([
      'node src/main.ts',
      'tsx src/main.ts',
      devScript,
    ]);
    expect(readFileSync(join(project, 'package.json'), 'utf8')).toContain('<<<<<<< yours\n');
    git('checkout', '--ours', '--', 'services/ü ser/package.json');
    expect(readFileSync(join(project, 'package.json'), 'utf8')).toContain('tsx src/main.ts');
    git('add', '.');
    expect(git('ls-files', '--unmerged')).toBe('');
  });

  it('are told to git whatever it has to say about line ends', async () => {
    const path = join(project, 'config/production.yaml');
    age('config/production.yaml', 'deadline: 25s', 'deadline: 20s', 'deadline: 9s');
    writeFileSync(path, readFileSync(path, 'utf8').replaceAll('\n', '\r\n'));
    expect((await runOnDisk(['update'], project)).output).toContain('Git knows of the conflicts');
    expect(git('show', ':2:services/ü ser/config/production.yaml')).toContain('deadline: 9s\n');
    git('checkout', '--ours', '--', 'services/ü ser/config/production.yaml');
    git('add', '.');
  });

  it('are left to the markers where git does not have the file', async () => {
    git('rm', '--quiet', '--cached', 'services/ü ser/.gitignore');
    age('.gitignore', 'node_modules/', 'node_module/', 'modules/');
    const run = await runOnDisk(['update'], project);
    expect(run.exit).toBe(5);
    expect(run.output).not.toContain('Git knows');
    expect(git('ls-files', '--unmerged')).toBe('');
    expect(readFileSync(join(project, '.gitignore'), 'utf8')).toContain('modules/\n=======\nnode_modules/');
  });
});
