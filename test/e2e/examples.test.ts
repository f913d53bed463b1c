import { cpSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { afterAll, describe, expect, it, onTestFinished } from 'vitest';
import { callEveryRoute } from '../support/call-routes.ts';
import { repositoryRoot } from '../support/repository.ts';
import { apigen, labFolder, run, startService, typeCheck } from '../support/service-lab.ts';

const examples = [
  { name: 'minimal', contract: 'hello.api' },
  { name: 'user', contract: 'user.api' },
  { name: 'shop', contract: 'shop.api' },
  { name: 'shop-db', contract: 'shop.api' },
];

/** Every file of a project but what installing and building leave behind, with its text. */
function readTree(folder: string): Map<string, string> {
  return new Map(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
      .filter((path) => !/^(?:node_modules|dist)\//.test(path) && path !== '.env')
      .toSorted()
      .map((path) => [path, readFileSync(join(folder, path), 'utf8')]),
  );
}

describe.each(examples)('examples/$name', ({ name, contract }) => {
  const committed = join(repositoryRoot, 'examples', name);
  const folders: string[] = [];
  const copy = async (): Promise<string> => {
    const lab = await labFolder(name);
    folders.push(lab);
    const project = join(lab, name);
    cpSync(committed, project, {
      recursive: true,
      filter: (path) =>
        !/\/(?:node_modules|dist)(?:\/|$)|\/\.env$|\/shop\.db/.test(path.slice(committed.length)),
    });
    return project;
  };
  afterAll(() => {
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  });

  it('is what its contract gives: regenerating makes no difference', async () => {
    const project = await copy();
    const before = readTree(project);
    // Forced, so that everything is rendered whatever the manifest says.
    for (const args of [['update'], ['generate', '--force', '--no-typecheck']]) {
      const { exitCode, output } = await apigen(args, project);
      expect(exitCode, output).toBe(0);
    }
    expect(readTree(project)).toEqual(before);
  });

  it('has no stub left: the logic is written', () => {
    const stubs = [...readTree(join(committed, 'src/logic'))].filter(([, text]) =>
      text.includes('notImplemented'),
    );
    expect(stubs.map(([path]) => path)).toEqual([]);
  });

  it('type-checks, passes its tests, builds, and boots from sources and from the build', async () => {
    const project = await copy();
    const types = await typeCheck(project);
    expect(types.exitCode, types.output).toBe(0);
    const secret = 'a secret that is long enough for every environment';
    const secrets = {
      USER_API__JWT__AUTH__SECRET: secret,
      SHOP_API__JWT__ADMIN__SECRET: secret,
      SHOP_API__JWT__CUSTOMER__SECRET: secret,
    };
    const tests = await run('npm', ['test', '--silent'], project);
    expect(tests.exitCode, tests.output).toBe(0);
    const build = await run('npm', ['run', '--silent', 'build'], project);
    expect(build.exitCode, build.output).toBe(0);
    for (const entry of ['src/main.ts', 'dist/main.js']) {
      const service = await startService(project, { NODE_ENV: 'test', ...secrets }, entry);
      onTestFinished(() => void service.process.kill('SIGKILL'));
      const answers = await callEveryRoute(join(project, contract), service.url);
      expect(
        answers.filter(({ status, body }) => status === 500 || (status === 404 && body.includes('no route'))),
      ).toEqual([]);
      expect(await service.stop(), service.output()).toEqual({ exitCode: 0, signal: null });
    }
  });
});
