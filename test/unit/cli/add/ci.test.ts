import { describe, expect, it } from 'vitest';
import type { MemoryHost } from '../../../../src/host/memory-host.ts';
import { smallContract } from '../../../support/contracts.ts';
import { home, runAgain, runCli } from '../../../support/run-cli.ts';

async function project(more: Readonly<Record<string, string>> = {}): Promise<MemoryHost> {
  const { host } = await runCli(['new', 'api/user.api', '--dir', '.', '--no-install', '--skip-git'], {
    'api/user.api': smallContract,
    ...more,
  });
  return host;
}

describe('apigen ci', () => {
  it.each([
    ['github', '.github/workflows/ci.yml'],
    ['gitlab', '.gitlab-ci.yml'],
    ['pre-commit', '.pre-commit-config.yaml'],
  ])('adds the recipe for %s once, and keeps it', async (system, path) => {
    const host = await project();
    const dry = await runAgain(['ci', system, '--dry-run'], host);
    expect(dry.files[path]).toBeUndefined();
    const run = await runAgain(['ci', system], host);
    expect({ exit: run.exit, stderr: run.stderr }).toEqual({ exit: 0, stderr: '' });
    expect(run.files[path]).toContain('generate --check');
    expect(run.stdout).toContain(`git add ${path}`);
    expect(run.files['.apigen/manifest.json']).toContain(`"source": "ci:${system}"`);
    await host.files.write(`${home}/${path}`, 'mine');
    const again = await runAgain(['ci', system], host);
    expect(again.files[path]).toBe('mine');
    expect(again.stdout).toContain(`${path} is yours and was not changed.`);
    expect((await runAgain(['generate'], host)).stdout).toContain('up to date');
  });

  it('says where the recipe goes when the project is not the root of the repository', async () => {
    const host = await project({ '/memory/.git/HEAD': '' });
    const { stdout } = await runAgain(['ci', 'github'], host);
    expect(stdout).toContain(
      'The repository begins at ..: move .github/workflows/ci.yml there, with "defaults: { run: { working-directory: project } }" in it.',
    );
    expect(stdout).toContain(
      '"hashFiles" means "project/Dockerfile" there, and "cache" needs "cache-dependency-path"',
    );
    expect(stdout).not.toContain('git add');
    expect((await runAgain(['ci', 'gitlab'], host)).stdout).toContain('begin with "project/" there.');
  });

  it('knows no other system, and can be printed another way', async () => {
    const host = await project();
    expect((await runAgain(['ci', 'jenkins'], host)).exit).toBe(2);
    const template = '.apigen/templates/ci/.gitlab-ci.yml.hbs';
    expect((await runAgain(['template', 'init', '.gitlab-ci.yml'], host)).files[template]).toBeDefined();
    await host.files.write(`${home}/${template}`, 'own: {{name}}\n');
    expect((await runAgain(['ci', 'gitlab'], host)).files['.gitlab-ci.yml']).toBe('own: user-api\n');
    expect((await runAgain(['update'], host)).files['.gitlab-ci.yml']).toBe('own: user-api\n');
    await host.files.write(`${home}/${template}`, 'mine: {{name}}\n');
    expect((await runAgain(['update'], host)).files['.gitlab-ci.yml']).toBe('mine: user-api\n');
    await host.files.write(`${home}/${template}`, 'own: {{nope}}\n');
    const update = await runAgain(['update'], host);
    expect({ exit: update.exit, code: update.stderr.split(' ')[0] }).toEqual({
      exit: 2,
      code: 'error[template-broken]',
    });
    const broken = await runAgain(['ci', 'gitlab'], host);
    expect(broken.exit).toBe(2);
    expect(broken.stderr).toContain('error[template-broken]');
  });
});
