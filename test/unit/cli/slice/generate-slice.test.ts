import { describe, expect, it } from 'vitest';
import { openProject } from '../../../../src/cli/project.ts';
import { generateSlice, type SliceGeneration } from '../../../../src/cli/slice/generate-slice.ts';
import { memoryPath } from '../../../../src/cli/slice/slice-mode.ts';
import type { MemoryHost } from '../../../../src/host/memory-host.ts';
import { readManifest } from '../../../../src/workspace/read-manifest.ts';
import { wholeContract } from '../../../support/edited-contract.ts';
import { repositoryRoot } from '../../../support/repository.ts';
import { filesOf, home, runAgain, runCli } from '../../../support/run-cli.ts';

const contract = wholeContract(4);
const rootText = contract['api/user.api'] ?? '';

async function newProject(variables: Readonly<Record<string, string>>): Promise<MemoryHost> {
  const argv = ['new', 'api/user.api', '--dir', '.', '--no-install', '--skip-git'];
  const { host } = await runCli(argv, contract, { variables });
  // What remembers a run is the next one that writes.
  await host.files.write(`${home}/api/user.api`, `${rootText}\n`);
  expect((await runAgain(['generate'], host)).exit).toBe(0);
  return host;
}

async function sliceOf(host: MemoryHost, edited: string): Promise<SliceGeneration | undefined> {
  await host.files.write(`${home}/api/user.api`, `${edited}\n`);
  const project = await openProject(host);
  if ('exitCode' in project) throw new Error('The project does not open.');
  const { value: found } = await readManifest(host.files, project.root);
  const services = { host, packageRoot: repositoryRoot, version: '0.0.0', commands: [], isJson: false };
  return generateSlice(project, found.manifest, services);
}

describe('generateSlice', () => {
  it('gives the files in which an edit shows, and no others', async () => {
    const host = await newProject({ APIGEN_CACHE: 'always' });
    const slice = await sliceOf(host, rootText.replace('"sort,', '"order,'));
    expect(slice?.files.map((file) => file.path)).toEqual([
      'src/gen/types/user.ts',
      'src/gen/route/group0.ts',
      'src/gen/handler/group0.ts',
    ]);
    expect(slice?.routes).toBe(8);
  });

  it('moves the lines on which routes say that they stand', async () => {
    const host = await newProject({ APIGEN_CACHE: 'always' });
    const slice = await sliceOf(host, rootText.replace('info (', '\n\ninfo ('));
    expect(slice?.files.map((file) => file.path)).toEqual([
      'src/gen/handler/group0.ts',
      'src/gen/handler/group1.ts',
      'src/gen/handler/group2.ts',
    ]);
    expect(slice?.sources.size).toBe(8);
  });

  it('gives up what concerns the whole contract', async () => {
    const host = await newProject({ APIGEN_CACHE: 'always' });
    expect(await sliceOf(host, rootText.replaceAll('GetItem1', 'FetchItem1'))).toBeUndefined();
    expect(await sliceOf(host, rootText.replace('/items1/:id', '/things/:id'))).toBeUndefined();
    expect(await sliceOf(host, rootText.replace('json:"name"', 'json:"tags"'))).toBeUndefined();
  });
});

describe('the memory of a run', () => {
  it('is kept for large contracts, for all, or for none, as APIGEN_CACHE says', async () => {
    expect(Object.keys(filesOf(await newProject({ APIGEN_CACHE: 'always' })))).toContain(memoryPath);
    expect(Object.keys(filesOf(await newProject({ APIGEN_CACHE: 'off' })))).not.toContain(memoryPath);
    expect(Object.keys(filesOf(await newProject({})))).not.toContain(memoryPath);
  });

  it('is left alone by a run that writes nothing', async () => {
    const host = await newProject({ APIGEN_CACHE: 'always' });
    const before = filesOf(host)[memoryPath];
    await host.files.write(`${home}/api/user.api`, rootText.replace('"sort,', '"order,'));
    expect((await runAgain(['generate', '--check'], host)).exit).toBe(1);
    expect((await runAgain(['generate', '--dry-run'], host)).exit).toBe(0);
    expect(filesOf(host)[memoryPath]).toBe(before);
  });
});
