import { describe, expect, it } from 'vitest';
import { createMemoryHost } from '../../../src/host/memory-host.ts';
import { loadProgram } from '../../../src/semantics/load.ts';
import type { Program } from '../../../src/semantics/program.ts';
import { absolutePath, memoryFiles } from '../../support/memory-files.ts';

type Contents = Readonly<Record<string, string | Uint8Array>>;

async function load(files: Contents, root = Object.keys(files)[0] ?? '', links: Record<string, string> = {}) {
  const { value, diagnostics } = await loadProgram(memoryFiles(files, links), absolutePath(root));
  return { program: value, diagnostics, codes: diagnostics.map((diagnostic) => diagnostic.code) };
}

const paths = (program: Program): string[] => program.files.map((file) => file.source.path);

describe('loadProgram', () => {
  it('reads a diamond once, root first, then by path', async () => {
    const { program, codes } = await load({
      'z.api': 'import "b.api"\nimport "a.api"\n',
      'b.api': 'import "sub/c.api"\n',
      'a.api': 'import "sub/c.api"\n',
      'sub/c.api': 'type C {}\n',
    });
    expect(codes).toEqual([]);
    expect(paths(program)).toEqual(['z.api', 'a.api', 'b.api', 'sub/c.api']);
    expect([...program.sources.keys()]).toEqual(paths(program));
    expect(program.root.source.path).toBe('z.api');
  });

  it.each(['\n', '\r\n'])(
    'says of each conflict of git where it stands, and nothing else of that file',
    async (end) => {
      const conflict = '<<<<<<< HEAD\ntype A {}\n=======\ntype B {}\n>>>>>>> other\n';
      const text = `import "b.api"\n${conflict}${conflict}`.replaceAll('\n', end);
      const { diagnostics } = await load({ 'a.api': text, 'b.api': 'type {' });
      const unmerged = diagnostics.filter(({ code }) => code === 'contract-unmerged');
      expect(unmerged.map(({ span }) => text.slice(span?.start, span?.end))).toEqual([
        '<<<<<<< HEAD',
        '<<<<<<< HEAD',
      ]);
      const others = diagnostics.filter((diagnostic) => !unmerged.includes(diagnostic));
      expect(new Set(others.map(({ span }) => span?.file))).toEqual(new Set(['b.api']));
    },
  );

  it.each([
    '/*\n<<<<<<< HEAD\n=======\n>>>>>>> other\n*/\ntype A {}\n',
    'info (\n\tdesc: `\n<<<<<<< a\n=======\n>>>>>>> b\n`\n)\n',
  ])('takes lines in comments and texts for what they are: %j', async (text) => {
    expect((await load({ 'a.api': text })).codes).toEqual([]);
  });

  it.each([
    '<<<<<<< HEAD\n',
    '<<<<<<< HEAD\n>>>>>>> other\n',
    '=======\n>>>>>>> other\n',
    '<<<<<<<< a\n=======\n>>>>>>> b\n',
  ])('takes %j for a mistake like others', async (text) => {
    const { codes } = await load({ 'a.api': text });
    expect(codes).not.toEqual([]);
    expect(codes).not.toContain('contract-unmerged');
  });

  it('looks beside the importing file first, then in the folder of the root', async () => {
    const { program, codes } = await load({
      'main.api': 'import "sub/a.api"\n',
      'sub/a.api': 'import "common.api"\nimport "sub/b.api"\n',
      'sub/b.api': '',
      'sub/common.api': '',
      'common.api': '',
    });
    expect(codes).toEqual([]);
    expect(paths(program)).toEqual(['main.api', 'sub/a.api', 'sub/b.api', 'sub/common.api']);
  });

  it('takes a file that imports its own name for one that means the file of that name in the folder of the root', async () => {
    const { program, codes } = await load({
      'main.api': 'import "sub/common.api"\n',
      'sub/common.api': 'import "common.api"\n',
      'common.api': '',
    });
    expect(codes).toEqual([]);
    expect(program.files.map(({ imports }) => imports.map(({ target }) => target))).toEqual([
      ['sub/common.api'],
      [],
      ['common.api'],
    ]);
  });

  it('takes absolute imports and those outside of the folder of the root', async () => {
    const { program, codes } = await load({
      'svc/main.api': 'import "/shared/a.api"\nimport "../common/b.api"\n',
      '/shared/a.api': '',
      'common/b.api': '',
    });
    expect(codes).toEqual([]);
    expect(paths(program)).toEqual(['main.api', '../../shared/a.api', '../common/b.api']);
  });

  it('knows one file under two spellings and through a link', async () => {
    const { program } = await load(
      { 'main.api': 'import "a.api"\nimport "./x/../a.api"\nimport "link.api"\n', 'a.api': '' },
      'main.api',
      { 'link.api': '/memory/a.api' },
    );
    expect(paths(program)).toEqual(['main.api', 'a.api']);
  });

  it('prints the cycle, once, with every step', async () => {
    const { diagnostics } = await load({
      'main.api': 'import "a.api"\n',
      'a.api': 'import "b.api"\n',
      'b.api': 'import "a.api"\n',
    });
    expect(diagnostics.map(({ code, message }) => [code, message])).toEqual([
      ['import-cycle', 'Imports form a cycle: "a.api" → "b.api" → "a.api".'],
    ]);
    expect(diagnostics[0]?.span?.file).toBe('b.api');
    expect(diagnostics[0]?.related.map((place) => place.span.file)).toEqual(['a.api']);
  });

  it('finds a file that imports itself', async () => {
    const { diagnostics } = await load({ 'main.api': 'import "./main.api"\n' });
    expect(diagnostics.map(({ message }) => message)).toEqual([
      'Imports form a cycle: "main.api" → "main.api".',
    ]);
    expect(diagnostics[0]?.hint).toBe('Remove this import: the file would import itself.');
  });

  it('follows a chain of imports longer than the call stack', async () => {
    const count = 12_000;
    const entries = Array.from({ length: count }, (_, index) => [
      `f${index}.api`,
      index + 1 < count ? `import "f${index + 1}.api"\n` : '',
    ]);
    const { program, codes } = await load(Object.fromEntries(entries));
    expect(codes).toEqual([]);
    expect(program.files).toHaveLength(count);
  });
});

describe('what cannot be read', () => {
  it('suggests near names for the root and for an import', async () => {
    const root = await load({ 'user.api': '' }, 'usr.api');
    expect(root.diagnostics).toMatchObject([
      {
        code: 'file-not-found',
        message: 'The file "/memory/usr.api" does not exist.',
        hint: 'Did you mean "/memory/user.api"?',
      },
    ]);
    const imported = await load({ 'user.api': 'import "sub/typs.api"\n', 'sub/types.api': '' });
    expect(imported.diagnostics).toMatchObject([
      {
        code: 'file-not-found',
        hint: 'Did you mean "sub/types.api"?',
        span: { file: 'user.api', start: 7, end: 21 },
      },
    ]);
  });

  it('suggests neither the importing file nor what is like the name in its ending alone', async () => {
    const { diagnostics } = await load({ 'x.api': 'import "usr.api"\n', 'user.api': '', 'y.api': '' });
    expect(diagnostics).toMatchObject([{ code: 'file-not-found', hint: 'Did you mean "user.api"?' }]);
    const alone = await load({ 'user.api': 'import "users.api"\n' });
    expect(alone.diagnostics[0]?.hint).toMatch(/^Imports are looked for/);
  });

  it('suggests the ending that was left out', async () => {
    const { diagnostics } = await load({ 'user.api': 'import "types"\n', 'types.api': '' });
    expect(diagnostics).toMatchObject([{ code: 'file-not-found', hint: 'Did you mean "types.api"?' }]);
  });

  it('says what a path from the root of the machine is', async () => {
    const { diagnostics } = await load({ 'user.api': 'import "/base/types.api"\n', 'base/types.api': '' });
    expect(diagnostics[0]?.hint).toBe(
      'A path that begins with "/" is one of the whole machine. Write it as seen from the importing file, such as "base/types.api".',
    );
  });

  it('says where to begin when nothing is near', async () => {
    const { diagnostics } = await load({ 'readme.txt': '' }, 'other/user.api');
    expect(diagnostics[0]?.hint).toContain('The folder is not there either.');
    const empty = await load({ 'readme.txt': '' }, 'user.api');
    expect(empty.diagnostics[0]?.hint).toContain('apigen init');
  });

  it.each<[string, Contents, string]>([
    ['a folder', { 'x.api/a.txt': '' }, 'file-is-directory'],
    ['another ending', { 'x.api': 'import "types.txt"\n', 'types.txt': '' }, 'file-not-api'],
    ['an imported folder', { 'x.api': 'import "types"\n', 'types/a.api': '' }, 'file-is-directory'],
    ['Latin-1', { 'x.api': new Uint8Array([0x2f, 0x2f, 0x0a, 0xe4, 0x0a]) }, 'file-not-utf8'],
    ['UTF-16', { 'x.api': new Uint8Array([0xff, 0xfe, 0x61, 0x00]) }, 'file-not-utf8'],
    ['a NUL', { 'x.api': 'type A {}\n\u0000type B {}\n' }, 'null-character'],
    ['a broken import', { 'x.api': 'import "y.api"\n', 'y.api': 'typ X {}\n' }, 'unknown-statement'],
  ])('refuses %s', async (_, files, code) => {
    expect((await load(files, 'x.api')).codes).toContain(code);
  });

  it('names the line at which a file stops being UTF-8', async () => {
    const { diagnostics } = await load({ 'x.api': new Uint8Array([0x2f, 0x2f, 0x0a, 0xe4, 0x0a]) });
    expect(diagnostics[0]?.message).toBe('The file "/memory/x.api" is not UTF-8 text (first at line 2).');
  });

  it.each<[string, Record<string, string>, string]>([
    ['nowhere', { 'x.api': 'gone.api' }, '"/memory/x.api" is a link that leads nowhere, not a contract.'],
    ['in a circle', { 'x.api': 'x.api' }, '"/memory/x.api" is a link that leads nowhere, not a contract.'],
  ])('says of a link that it leads %s', async (_, links, message) => {
    const { diagnostics } = await load({ 'y.api': '' }, 'x.api', links);
    expect(diagnostics).toMatchObject([{ code: 'file-not-regular', message }]);
  });

  it('never opens a pipe or a device, which may not end to answer', async () => {
    const host = createMemoryHost({ files: { '/memory/x.api': 'import "y.api"\n', '/memory/y.api': '' } });
    const read: string[] = [];
    const files: typeof host.files = {
      ...host.files,
      kind: async (path) => (path.endsWith('y.api') ? 'other' : host.files.kind(path)),
      read: async (path) => {
        read.push(path);
        return host.files.read(path);
      },
    };
    const { diagnostics } = await loadProgram(files, '/memory/x.api');
    expect(diagnostics).toMatchObject([
      { message: '"y.api" is a pipe or a device, not a contract.', span: { file: 'x.api' } },
    ]);
    expect(read).toEqual(['/memory/x.api']);
  });

  it('reads a byte order mark away', async () => {
    const { program, codes } = await load({ 'x.api': '\ufefftype A {}\n' });
    expect(codes).toEqual([]);
    expect(program.root.source.text).toBe('type A {}\n');
  });

  it('reports a file that the system does not hand out', async () => {
    const host = createMemoryHost({ files: { '/memory/x.api': 'import "y.api"\n', '/memory/y.api': '' } });
    host.fail('read', /y\.api$/, 'EACCES');
    const { diagnostics } = await loadProgram(host.files, '/memory/x.api');
    expect(diagnostics).toMatchObject([
      {
        code: 'file-unreadable',
        message: 'The file "y.api" cannot be read (EACCES).',
        span: { file: 'x.api' },
      },
    ]);
  });

  it('reports each missing import where it stands', async () => {
    const { diagnostics } = await load({ 'x.api': 'import (\n\t"a.api"\n\t"b.api"\n)\n' });
    expect(diagnostics.map(({ code, span }) => [code, span?.start])).toEqual([
      ['file-not-found', 10],
      ['file-not-found', 19],
    ]);
  });
});
