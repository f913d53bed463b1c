import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bind } from '../../../src/semantics/bind.ts';
import { loadProgram } from '../../../src/semantics/load.ts';
import type { RenameKind } from '../../../src/semantics/rename.ts';
import { absolutePath, memoryFiles } from '../../support/memory-files.ts';
import { repositoryRoot } from '../../support/repository.ts';
import { runAgain, runCli } from '../../support/run-cli.ts';

const golden = (path: string): string => readFileSync(join(repositoryRoot, 'test/golden', path), 'utf8');
const contracts: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  everything: {
    'input.api': golden('everything/input.api'),
    'shared/base.api': golden('everything/shared/base.api'),
  },
  hostile: { 'input.api': golden('hostile/input.api') },
};
const newProject = ['new', 'input.api', '--dir', '.', '--force-empty', '--no-install', '--skip-git'];

/** Everything of a contract that can have another name. */
async function namesOf(
  files: Readonly<Record<string, string>>,
): Promise<readonly (readonly [RenameKind, string])[]> {
  const { value: program } = await loadProgram(memoryFiles(files), absolutePath('input.api'));
  const { routes, declarations } = bind(program);
  const handlers = routes.map(
    ({ group, handler }) => `${group === '' ? '' : `${group}/`}${handler?.text ?? ''}`,
  );
  const groups = new Set(routes.map(({ group }) => group).filter((group) => group !== ''));
  return [
    ...handlers.map((name) => ['handler', name] as const),
    ...declarations.map(({ name }) => ['type', name] as const),
    ...[...groups].map((name) => ['group', name] as const),
  ];
}

describe.each(Object.keys(contracts))('a rename in the contract "%s"', (name) => {
  const files = contracts[name] ?? {};

  it('gives, where nobody edited anything, the very project that the renamed contract gives', async () => {
    const names = await namesOf(files);
    const newNames = fc.constantFrom('zebra', 'Aardvark', 'm2', 'Größe');
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...names), newNames, async ([kind, from], to) => {
        const { host } = await runCli(newProject, files);
        const renamed = await runAgain(['rename', kind, from, to], host);
        expect({ exit: renamed.exit, stderr: renamed.stderr }).toMatchObject({ exit: 0 });
        const contract = Object.fromEntries(
          Object.keys(files).map((path) => [path, renamed.files[path] ?? '']),
        );
        expect(contract).not.toEqual(files);
        const fresh = await runCli(newProject, contract);
        expect(renamed.files).toEqual(fresh.files);
      }),
      { numRuns: 6 },
    );
  });

  it('is undone by the rename back, byte for byte', async () => {
    const names = await namesOf(files);
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...names), async ([kind, from]) => {
        const { host, files: before } = await runCli(newProject, files);
        expect((await runAgain(['rename', kind, from, 'Zebra'], host)).exit).toBe(0);
        const group =
          kind === 'handler' && from.includes('/') ? `${from.slice(0, from.lastIndexOf('/'))}/` : '';
        const back = await runAgain(['rename', kind, `${group}Zebra`, from.slice(group.length)], host);
        expect({ exit: back.exit, stderr: back.stderr }).toMatchObject({ exit: 0 });
        expect(back.files).toEqual(before);
      }),
      { numRuns: 4 },
    );
  });
});
