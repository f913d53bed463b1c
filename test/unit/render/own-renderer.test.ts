import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createNodeHost } from '../../../src/host/node-host.ts';
import { lower } from '../../../src/model/lower.ts';
import { overrideTemplates } from '../../../src/render/own-renderer.ts';
import { withOrigin } from '../../../src/render/own-template.ts';
import { loadRenderer, type Renderer } from '../../../src/render/renderer.ts';
import { analyze } from '../../../src/semantics/analyze.ts';
import { serviceTarget } from '../../../src/targets/service/service-target.ts';
import type { VirtualFile } from '../../../src/workspace/virtual-file.ts';
import { repositoryRoot } from '../../support/repository.ts';

const goldens = join(repositoryRoot, 'test/golden');
const cases = readdirSync(goldens, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);

async function generate(name: string, renderer: Renderer): Promise<readonly VirtualFile[]> {
  const { value } = await analyze(createNodeHost().files, join(goldens, name, 'input.api'));
  const options = {
    packageName: name,
    contractPath: 'api/input.api',
    port: 8080,
    adminPort: 9090,
    packageManager: 'npm',
    int64: 'number',
    developmentSecret: 'ab'.repeat(32),
  } as const;
  return [...serviceTarget.generate(lower(value), { options, ...renderer })];
}

describe('a project’s own templates', () => {
  it.each(cases)(
    'print the service of %s as the built-in ones do, when they are copies of them',
    async (name) => {
      const builtIn = await loadRenderer(createNodeHost().files, repositoryRoot);
      const copies = builtIn.templates.map((template): [string, string] => {
        const text = readFileSync(join(repositoryRoot, `templates/${template}.hbs`), 'utf8');
        return [template, withOrigin(text, { view: 1, base: '0'.repeat(64) })];
      });
      const own = await overrideTemplates(builtIn, new Map(copies));
      const files = await generate(name, own);
      expect(own.problems()).toEqual([]);
      expect(files).toEqual(await generate(name, builtIn));
    },
  );

  it('are asked for by no other name', async () => {
    const builtIn: Renderer = { render: (name) => name, asset: () => '', assets: [], templates: ['a'] };
    const own = await overrideTemplates(builtIn, new Map([['b', 'x']]));
    expect(own.render('a', {})).toBe('a');
    expect(own.render('b', {})).toBe('x');
  });

  it('have their TypeScript formatted, and nothing else', async () => {
    const builtIn: Renderer = { render: () => '', asset: () => '', assets: [], templates: [] };
    const own = await overrideTemplates(
      builtIn,
      new Map([
        ['a', 'let  a=1'],
        ['b', 'a:   1'],
      ]),
    );
    expect(await own.format('a.ts', own.render('a', {}))).toBe('let a = 1;\n');
    expect(await own.format('b.yaml', own.render('b', {}))).toBe('a:   1');
    expect(await own.format('c.ts', 'let  c=1')).toBeUndefined();
  });
});
