import { existsSync, globSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { format } from 'prettier';
import { describe, expect, it } from 'vitest';
import { createNodeHost } from '../../src/host/node-host.ts';
import { hasErrors } from '../../src/diagnostics/diagnostic.ts';
import { lower } from '../../src/model/lower.ts';
import { prettierOptions } from '../../src/render/prettify.ts';
import { analyze } from '../../src/semantics/analyze.ts';
import type { VirtualFile } from '../../src/workspace/virtual-file.ts';
import { generateService } from '../support/generate-service.ts';

/** Whole generated trees. `vitest -u` accepts a change; the platform is left out, it is copied from `src/runtime`. */
const cases = ['minimal', 'everything', 'sources', 'hostile', 'int64'];

async function generate(name: string): Promise<readonly VirtualFile[]> {
  const { value, diagnostics } = await analyze(createNodeHost().files, folderOf(name, 'input.api'));
  expect(hasErrors(diagnostics)).toBe(false);
  const files = await generateService(lower(value), {
    packageName: name,
    contractPath: 'api/input.api',
    int64: name === 'int64' ? 'bigint' : 'number',
    developmentSecret: null,
  });
  return [...files.values()].filter((file) => !file.path.startsWith('src/gen/platform/'));
}

function folderOf(name: string, path: string): string {
  return fileURLToPath(new URL(`${name}/${path}`, import.meta.url));
}

describe.each(cases)('the service of %s', (name) => {
  it('is generated as accepted, and the same a second time', async () => {
    const files = await generate(name);
    for (const file of files) {
      await expect(file.content).toMatchFileSnapshot(folderOf(name, `expected/${file.path}`));
    }
    const again = await generate(name);
    expect(again).toEqual(files);
  });

  it('has no file that is not generated any more', async () => {
    const paths = (await generate(name)).map((file) => file.path);
    const expected = folderOf(name, 'expected');
    const known = existsSync(expected) ? globSync('**/*', { cwd: expected, withFileTypes: true }) : [];
    const files = known
      .filter((entry) => entry.isFile())
      .map((entry) => `${entry.parentPath}/${entry.name}`.slice(expected.length + 1));
    expect(files.filter((path) => !paths.includes(path))).toEqual([]);
  });

  it('is what prettier prints', async () => {
    for (const { path, content } of await generate(name)) {
      if (!/\.(?:ts|json|yaml)$/.test(path)) continue;
      const { parser: _parser, ...options } = prettierOptions;
      expect(await format(content, { ...options, filepath: path }), path).toBe(content);
    }
  });
});
