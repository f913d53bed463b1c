import { cpSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { repositoryRoot } from '../support/repository.ts';
import { run, type ProcessResult } from '../support/service-lab.ts';

const folder = mkdtempSync(join(tmpdir(), 'apigen-package-managers-'));
const cli = join(repositoryRoot, 'bin/apigen.js');
let registry = '';

/** Runs a command line in which the package managers are those of `folder`, and ask where npm asks. */
function shell(command: string, cwd: string, isCi: boolean): Promise<ProcessResult> {
  const path = [join(folder, 'node_modules/.bin'), dirname(process.execPath), process.env['PATH']];
  return run('sh', ['-c', command], cwd, {
    PATH: path.join(delimiter),
    NODE_ENV: 'development',
    CI: isCi ? 'true' : 'false',
    npm_config_registry: registry,
    YARN_NPM_REGISTRY_SERVER: registry,
    YARN_ENABLE_TELEMETRY: '0',
  });
}

async function succeed(command: string, cwd: string, isCi = false): Promise<string> {
  const { exitCode, output } = await shell(command, cwd, isCi);
  expect(exitCode, `${command}\n${output}`).toBe(0);
  return output;
}

/** The files that the first `COPY` of a Dockerfile brings, and what is run right behind it and for production. */
function layers(dockerfile: string): { readonly copied: readonly string[]; readonly install: string[] } {
  const [, names = ''] = /^COPY (.+) \.\/$/m.exec(dockerfile) ?? [];
  const install = [...dockerfile.matchAll(/^FROM base AS \w+\nRUN (.+)$/gm)].map(([, line = '']) => line);
  return { copied: names.split(' '), install };
}

beforeAll(async () => {
  registry = await succeed('npm config get registry --loglevel=silent', folder);
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true }));
  const packages = 'pnpm@11 @yarnpkg/cli-dist@4';
  await succeed(`npm install --no-audit --no-fund --loglevel=error ${packages}`, folder);
  // What is made below is nobody's workspace.
  for (const name of ['package.json', 'package-lock.json']) rmSync(join(folder, name), { force: true });
  mkdirSync(join(folder, 'work'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.each(['pnpm', 'yarn'])('a service whose packages %s installs', (tool) => {
  const project = join(folder, 'work', tool);

  beforeAll(async () => {
    const contract = join(repositoryRoot, 'examples/user/user.api');
    const made = `"${process.execPath}" "${cli}" new "${contract}" "${project}" --package-manager ${tool}`;
    await succeed(made, join(folder, 'work'));
  });

  it('is compiled and tested, and git is told what not to keep', async () => {
    await succeed(`${tool} test`, project);
    await succeed(`${tool} run build`, project);
    const token = await succeed(`${tool} run token --claims '{"sub":"7"}'`, project);
    expect(token).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+$/m);
    const untracked = await succeed('git status --short --untracked-files=all', project);
    expect(untracked).toContain('package.json');
    expect(untracked.split('\n').filter((line) => /node_modules|\.pnp|\.yarn\//.test(line))).toEqual([]);
  });

  it('is installed for its image from what the Dockerfile copies', async () => {
    await succeed(`"${process.execPath}" "${cli}" docker`, project);
    const { copied, install } = layers(readFileSync(join(project, 'Dockerfile'), 'utf8'));
    expect(install).toHaveLength(2);
    const ignored = readFileSync(join(project, '.dockerignore'), 'utf8').split('\n');
    for (const [index, command] of install.entries()) {
      const image = join(folder, 'work', `${tool}-image-${index}`);
      mkdirSync(image);
      for (const name of copied.flatMap((pattern) => globSync(pattern, { cwd: project }))) {
        expect(ignored).toContain(`!${name}`);
        cpSync(join(project, name), join(image, name));
      }
      await succeed(command, image, true);
      const packages = globSync('node_modules/*', { cwd: image }).map((path) => path.split('/').at(-1));
      expect(packages).toContain('fastify');
      expect(packages.includes('typescript')).toBe(index === 0);
    }
  });
});

it('a recipe for GitLab keeps what Yarn downloads inside the project', async () => {
  const project = join(folder, 'work', 'yarn');
  await succeed(`"${process.execPath}" "${cli}" ci gitlab`, project);
  const recipe = readFileSync(join(project, '.gitlab-ci.yml'), 'utf8');
  const [, command = ''] = /^ +- (.*\byarn install.*)$/m.exec(recipe) ?? [];
  const [, cache = ''] = /^ +paths: \[(.+)\]$/m.exec(recipe) ?? [];
  rmSync(join(project, 'node_modules'), { recursive: true });
  await succeed(command, project, true);
  expect(globSync(`${cache}/**`, { cwd: project }).length).toBeGreaterThan(10);
});
