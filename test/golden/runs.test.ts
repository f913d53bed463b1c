import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { createNodeHost } from '../../src/host/node-host.ts';
import { lower } from '../../src/model/lower.ts';
import { analyze } from '../../src/semantics/analyze.ts';
import { generateService } from '../support/generate-service.ts';
import { repositoryRoot } from '../support/repository.ts';
import { run } from '../support/service-lab.ts';

const folders: string[] = [];

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** A generated project on disk, with this repository's packages: they are the ones that services depend on. */
async function project(name: string): Promise<string> {
  const contract = fileURLToPath(new URL(`${name}/input.api`, import.meta.url));
  const { value } = await analyze(createNodeHost().files, contract);
  const files = await generateService(lower(value), { packageName: name, contractPath: 'api/input.api' });
  const folder = mkdtempSync(join(tmpdir(), `apigen-${name}-`));
  folders.push(folder);
  for (const { path, content } of files.values()) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  symlinkSync(join(repositoryRoot, 'node_modules'), join(folder, 'node_modules'));
  return folder;
}

describe.each(['minimal', 'everything', 'hostile'])('the service of %s', (name) => {
  it('type-checks strictly, starts, and passes its generated tests', async () => {
    const folder = await project(name);
    const checked = await run(join(repositoryRoot, 'node_modules/.bin/tsc'), ['-p', folder], folder);
    expect(checked.output).toBe('');
    const tested = await run(process.execPath, ['--test', 'test/gen/contract.test.ts'], folder);
    expect(tested.exitCode, tested.output).toBe(0);
    expect(tested.output).toContain('is ready');
  });
});
