import { describe, expect, it } from 'vitest';
import { createMemoryHost } from '../../../src/host/memory-host.ts';
import {
  parseManifest,
  printManifest,
  type Manifest,
  type ManifestEntry,
} from '../../../src/workspace/manifest.ts';
import { readManifest } from '../../../src/workspace/read-manifest.ts';
import { generated, runOnce } from '../../support/project.ts';

const entry: ManifestEntry = { ownership: 'generated', hash: 'h', source: 'user.api' };
const manifest: Manifest = {
  tool: '1.0.0',
  configuration: 'c',
  inputs: new Map([['api/user.api', 'i']]),
  files: new Map([
    ['src/b.ts', { ...entry, route: 'GET /b' }],
    ['src/a.ts', { ...entry, ownership: 'scaffold', base: 'line 1\n"line" 2\n' }],
  ]),
};

async function codes(text: string): Promise<string[]> {
  const host = createMemoryHost({ files: { '/memory/.apigen/manifest.json': text } });
  return (await readManifest(host.files, '/memory')).diagnostics.map((diagnostic) => diagnostic.code);
}

describe('manifest', () => {
  it('is read as it was printed, sorted, with one line per file', () => {
    const text = printManifest(manifest);
    const parsed = parseManifest(text);
    expect(parsed).toMatchObject({ kind: 'ok', refusedPaths: [] });
    expect('manifest' in parsed ? printManifest(parsed.manifest) : '').toBe(text);
    expect(text.split('\n').filter((line) => line.includes('src/'))).toHaveLength(2);
    expect(text.indexOf('src/a.ts')).toBeLessThan(text.indexOf('src/b.ts'));
  });

  it.each([
    '',
    '{',
    '[]',
    'null',
    '{"format":1}',
    '{"format":1,"tool":"","configuration":"","inputs":{},"files":{"a":{}}}',
  ])('takes %j for corrupt: no file counts as ours', async (text) => {
    expect(parseManifest(text)).toEqual({ kind: 'corrupt' });
    expect(await codes(text)).toEqual(['manifest-corrupt']);
  });

  it('refuses a later format', async () => {
    expect(await codes('{"format":99}')).toEqual(['manifest-newer']);
  });

  it.each([
    '../up.ts',
    '/etc/passwd',
    'a/../../b',
    'C:/x',
    '.git/config',
    '.apigen/manifest.json',
    'a\u0000b',
    'a//b',
    '.GIT/config',
  ])('ignores the entry %j', async (path) => {
    const text = printManifest({ ...manifest, files: new Map([[path, entry]]) });
    expect(await codes(text)).toEqual(['manifest-path-refused']);
  });

  it('never deletes a file outside because a manifest says so', async () => {
    const text = printManifest({ ...manifest, files: new Map([['../victim.ts', entry]]) });
    const host = createMemoryHost({ files: { '/memory/.apigen/manifest.json': text, '/victim.ts': 'v' } });
    await runOnce(host, [generated('a.ts')]);
    expect(host.snapshot()['/victim.ts']).toBe('v');
  });

  it('is rebuilt after a merge: what either branch wrote is ours', async () => {
    const host = createMemoryHost();
    const write = async (content: string): Promise<string> => {
      await runOnce(host, [generated('a.ts', content), generated('b.ts', content)]);
      return host.snapshot()['/memory/.apigen/manifest.json'] ?? '';
    };
    const lines = (text: string): string =>
      text
        .split('\n')
        .filter((line) => line.includes('.ts'))
        .join('\n');
    const theirs = lines(await write('theirs'));
    const ours = await write('ours');
    const merged = ours.replace(
      lines(ours),
      `<<<<<<< HEAD\n${lines(ours)}\n=======\n${theirs}\n>>>>>>> theirs`,
    );
    await host.files.write('/memory/.apigen/manifest.json', merged);
    await host.files.write('/memory/b.ts', 'theirs');
    const { plan, diagnostics } = await runOnce(host, [generated('a.ts', 'new'), generated('b.ts', 'new')]);
    expect(diagnostics.map(({ code }) => code)).toEqual(['manifest-merged']);
    expect(plan.map(({ kind }) => kind)).toEqual(['update', 'update']);
    expect(host.snapshot()['/memory/.apigen/manifest.json']).not.toContain('<<<<');
  });
});
