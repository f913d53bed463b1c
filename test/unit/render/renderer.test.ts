import { readdir, readFile, stat } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { precompileTemplates } from '../../../src/render/precompile.ts';
import type { ReadableFiles } from '../../../src/render/template-files.ts';
import {
  loadRenderer,
  precompiledRenderer,
  type PrecompiledTemplates,
  type Renderer,
} from '../../../src/render/renderer.ts';

const encoder = new TextEncoder();

function memory(contents: Readonly<Record<string, string>>): ReadableFiles {
  const paths = Object.keys(contents);
  return {
    read: async (path) => encoder.encode(contents[path] ?? ''),
    kind: async (path) =>
      path in contents
        ? 'file'
        : paths.some((known) => known.startsWith(`${path}/`))
          ? 'directory'
          : undefined,
    list: async (path) => [
      ...new Set(
        paths
          .filter((known) => known.startsWith(`${path}/`))
          .map((known) => known.slice(path.length + 1).split('/')[0] ?? ''),
      ),
    ],
  };
}

const files = memory({
  '/package/templates/service/a.ts.hbs':
    '{{path}}\nconst a = {{ts name}};\n{{#each rows}}\n// {{comment this}}\n{{/each}}\n',
  '/package/templates/versions/package.json': '{}',
  '/package/src/runtime/jwt.ts': 'export {};\r\n',
});

/** The renderer of a package that was built and shipped. */
async function shippedRenderer(disk: ReadableFiles, root: string): Promise<Renderer> {
  const { templates, runtime } = await precompileTemplates(disk, root);
  const module: unknown = await import(`data:text/javascript,${encodeURIComponent(templates)}`);
  return precompiledRenderer(module as PrecompiledTemplates, runtime); // the text under test
}

describe('loadRenderer', () => {
  it('renders a template by its path without .hbs, with user text through the helpers', async () => {
    const renderer = await loadRenderer(files, '/package');
    expect(renderer.render('service/a.ts', { path: 'p', name: "it's <b>", rows: ['x\ny'] })).toBe(
      'p\nconst a = "it\'s <b>";\n// x y\n',
    );
  });

  it('gives runtime modules and versions as assets, with LF line ends', async () => {
    const renderer = await loadRenderer(files, '/package');
    expect(renderer.asset('runtime/jwt.ts')).toBe('export {};\n');
    expect(renderer.asset('versions/package.json')).toBe('{}');
    expect(renderer.assets).toEqual(['versions/package.json', 'runtime/jwt.ts']);
  });

  it('throws for a view without a field, an unknown template and an unknown asset', async () => {
    const renderer = await loadRenderer(files, '/package');
    expect(() => renderer.render('service/a.ts', { name: 'x', rows: [] })).toThrow('path');
    expect(() => renderer.render('service/b.ts', {})).toThrow('There is no template "service/b.ts"');
    expect(() => renderer.asset('runtime/none.ts')).toThrow('There is no asset "runtime/none.ts"');
  });
});

describe('precompileTemplates', () => {
  it('prints a module whose templates render the same as those from source', async () => {
    const fromSource = await loadRenderer(files, '/package');
    const shipped = await shippedRenderer(files, '/package');
    const view = { path: '', name: '`${x}`', rows: ['*/', '\u2028'] };
    expect(shipped.render('service/a.ts', view)).toBe(fromSource.render('service/a.ts', view));
    expect(shipped.assets).toEqual(fromSource.assets);
    for (const name of shipped.assets) expect(shipped.asset(name)).toBe(fromSource.asset(name));
    expect(() => shipped.render('service/a.ts', { name: 'x', rows: [] })).toThrow('path');
  });

  it('compiles every template of the package', async () => {
    const disk: ReadableFiles = {
      read: (path: string) => readFile(path),
      kind: async (path: string) =>
        stat(path).then(
          (entry) => (entry.isDirectory() ? 'directory' : 'file'),
          () => undefined,
        ),
      list: async (path: string) => (await readdir(path)).toSorted(),
    };
    const root = new URL('../../..', import.meta.url).pathname.replace(/\/$/, '');
    const shipped = await shippedRenderer(disk, root);
    const { templates, assets, asset } = await loadRenderer(disk, root);
    expect(shipped.templates).toEqual(templates);
    expect(shipped.assets).toEqual(assets);
    for (const name of assets) expect(shipped.asset(name)).toBe(asset(name));
    expect(Math.min(templates.length, assets.length)).toBeGreaterThan(10);
  });
});
