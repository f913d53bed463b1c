import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { smallContract } from '../support/contracts.ts';
import { repositoryRoot } from '../support/repository.ts';
import { run } from '../support/service-lab.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'apigen-same-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Names whose case and order differ between locales, and letters outside ASCII. */
const contract = smallContract
  .replace('type User {', 'type Ilıca {\n\tI string `json:"I"`\n\tÄ string `json:"ä"`\n}\n\ntype User {')
  .replace('@handler DeleteUser', '@handler IiTitle');

interface Surroundings {
  readonly node?: string;
  readonly from?: 'project' | 'above';
  readonly environment?: Readonly<Record<string, string>>;
}

let count = 0;
/** Every file of a project that real processes made and then generated again, but for the secrets. */
async function generateIn({ node = process.execPath, from = 'project', environment = {} }: Surroundings) {
  count += 1;
  const home = join(folder, `machine-${count}`, 'x'.repeat(count));
  mkdirSync(join(home, 'deep/contracts'), { recursive: true });
  writeFileSync(join(home, 'deep/contracts/user.api'), contract);
  const apigen = join(repositoryRoot, 'bin/apigen.js');
  const [cwd, path] =
    from === 'project' ? [join(home, 'deep/contracts'), 'user.api'] : [home, 'deep/contracts/user.api'];
  const project = join(home, 'service');
  const steps = [
    { args: ['new', path, '--dir', project, '--no-install', '--skip-git'], cwd },
    { args: ['generate', '--force'], cwd: from === 'project' ? project : join(project, 'src/gen') },
  ];
  for (const step of steps) {
    const { exitCode, output } = await run(node, [apigen, ...step.args], step.cwd, environment);
    expect(exitCode, output).toBe(0);
  }
  return readTree(project);
}

function readTree(root: string): Record<string, string> {
  const entries = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  const paths = entries.map((entry) => join(entry.parentPath, entry.name)).toSorted();
  return Object.fromEntries(
    paths
      .filter((path) => !path.endsWith('/.env'))
      .map((path) => [path.slice(root.length + 1), readFileSync(path, 'utf8')]),
  );
}

/** The given major version of Node, installed once for all runs of the suite. */
async function installNode(major: number): Promise<string> {
  const lab = join(tmpdir(), `apigen-node-${major}`);
  const binary = join(lab, 'node_modules/node/bin/node');
  if (existsSync(binary)) return binary;
  mkdirSync(lab, { recursive: true });
  writeFileSync(join(lab, 'package.json'), '{ "private": true }');
  const packages = ['install', '--no-audit', '--no-fund', '--loglevel=error', `node@${major}`];
  const { exitCode, output } = await run('npm', packages, lab);
  if (exitCode !== 0) throw new Error(`Node ${major} could not be installed:\n${output}`);
  return binary;
}

describe('the generated tree', () => {
  let expected: Record<string, string> = {};
  beforeAll(async () => {
    expected = await generateIn({});
  });

  it('is the same from another directory and another working directory', async () => {
    expect(await generateIn({ from: 'above' })).toEqual(expected);
  });

  it.each([
    ['another time zone', { TZ: 'Pacific/Kiritimati' }],
    ['a Turkish locale', { LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' }],
    ['no locale', { LANG: 'C', LC_ALL: 'C', TZ: 'America/St_Johns' }],
    ['a narrow terminal with colours', { FORCE_COLOR: '3', COLUMNS: '20' }],
  ])('is the same under %s', async (_, environment) => {
    expect(await generateIn({ environment })).toEqual(expected);
  });

  it.each([22, 24, 26])('is the same on Node %i', async (major) => {
    const node = await installNode(major);
    const { output } = await run(node, ['--version'], folder);
    expect(output).toMatch(new RegExp(`^v${major}\\.`));
    expect(await generateIn({ node })).toEqual(expected);
  });
});
