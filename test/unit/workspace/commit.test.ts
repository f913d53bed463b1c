import { describe, expect, it } from 'vitest';
import { hashText } from '../../../src/base/hash.ts';
import { createMemoryHost } from '../../../src/host/memory-host.ts';
import { HostError } from '../../../src/host/ports.ts';
import { commit } from '../../../src/workspace/commit.ts';
import { emptyManifest, parseManifest } from '../../../src/workspace/manifest.ts';
import { makePlan } from '../../../src/workspace/make-plan.ts';
import type { VirtualFile } from '../../../src/workspace/virtual-file.ts';
import { generated, runOnce } from '../../support/project.ts';

const stub: VirtualFile = {
  path: 'src/logic/a.ts',
  content: 'stub\n',
  ownership: 'yours',
  origin: 'user.api:3',
};
const secret: VirtualFile = {
  path: '.env',
  content: 'SECRET=1\n',
  ownership: 'yours',
  origin: 'new',
  isSecret: true,
};

describe('commit', () => {
  it('writes, then plans nothing and moves no modification time', async () => {
    const host = createMemoryHost();
    const files = [generated('src/gen/a.ts'), stub, secret];
    await runOnce(host, files);
    const first = new Map(host.files.entries);
    expect(host.snapshot()).toMatchObject({
      '/memory/src/gen/a.ts': 'src/gen/a.ts',
      '/memory/.env': 'SECRET=1\n',
    });
    const { plan } = await runOnce(host, files);
    expect(plan.map((change) => change.kind)).toEqual(['keep', 'unchanged', 'keep']);
    expect(host.files.entries).toEqual(first);
  });

  it('leaves nothing of its own but the manifest, which keeps no secret', async () => {
    const host = createMemoryHost();
    await runOnce(host, [generated('src/gen/a.ts'), secret]);
    expect(Object.keys(host.snapshot())).toEqual([
      '/memory/.apigen/manifest.json',
      '/memory/.env',
      '/memory/src/gen/a.ts',
    ]);
    expect(host.snapshot()['/memory/.apigen/manifest.json']).not.toContain('.env');
    expect(host.files.entries.get('/memory/.env')).toMatchObject({ mode: 0o600 });
    expect(host.files.entries.has('/memory/.apigen/stage')).toBe(false);
  });

  it('keeps the permission bits of what it replaces, moves or has to restore', async () => {
    const host = createMemoryHost();
    const scaffold = { ...generated('bin/run.sh'), content: '#!/bin/sh\n' };
    await runOnce(host, [scaffold]);
    await host.files.write('/memory/bin/run.sh', '#!/bin/sh\n', { mode: 0o751 });
    host.fail('rename', /manifest\.json$/, 'ENOSPC');
    const next = { ...scaffold, content: '#!/bin/sh\nexit\n' };
    await expect(runOnce(host, [next])).rejects.toMatchObject({ code: 'ENOSPC' });
    expect(host.files.entries.get('/memory/bin/run.sh')).toMatchObject({ mode: 0o751 });
    const again = createMemoryHost({ files: host.snapshot() });
    await again.files.write('/memory/bin/run.sh', '#!/bin/sh\n', { mode: 0o751 });
    await runOnce(again, [next]);
    expect(again.files.entries.get('/memory/bin/run.sh')).toMatchObject({ mode: 0o751 });
    expect(again.snapshot()['/memory/bin/run.sh']).toBe('#!/bin/sh\nexit\n');
  });

  it('deletes what left the contract with the folders it was alone in, and keeps what was edited', async () => {
    const host = createMemoryHost();
    await runOnce(host, [generated('src/gen/old/deep/a.ts'), generated('src/gen/b.ts'), stub]);
    await host.files.write('/memory/src/gen/b.ts', 'edited');
    const { plan } = await runOnce(host, [generated('src/gen/c.ts')]);
    expect(plan.map((change) => `${change.kind} ${change.path}`)).toEqual([
      'orphan src/gen/b.ts',
      'create src/gen/c.ts',
      'delete src/gen/old/deep/a.ts',
      'orphan src/logic/a.ts',
    ]);
    expect(host.files.entries.has('/memory/src/gen/old')).toBe(false);
    expect(host.snapshot()).toMatchObject({
      '/memory/src/gen/b.ts': 'edited',
      '/memory/src/logic/a.ts': 'stub\n',
    });
  });

  it.each([
    ['write', /new-2$/, 'ENOSPC'],
    ['write', /journal/, 'ENOSPC'],
    ['write', /done$/, 'ENOSPC'],
    ['rename', /src\/gen\/c\.ts$/, 'EACCES'],
    ['rename', /manifest\.json$/, 'EIO'],
    ['makeDirectory', /src\/gen\/new$/, 'EACCES'],
  ] as const)('leaves everything as it was when %s of %s fails with %s', async (operation, path, code) => {
    const host = createMemoryHost();
    await runOnce(host, [
      generated('src/gen/a.ts', '1'),
      generated('src/gen/b.ts', '1'),
      generated('src/gen/c.ts', '1'),
    ]);
    const before = host.snapshot();
    const folders = [...host.files.entries.keys()];
    host.fail(operation, path, code);
    const next = [
      generated('src/gen/a.ts', '2'),
      generated('src/gen/c.ts', '2'),
      generated('src/gen/new/d.ts', '2'),
    ];
    await expect(runOnce(host, next)).rejects.toMatchObject({ name: 'HostError', code });
    await host.files.removeTree('/memory/.apigen/lock');
    expect(host.snapshot()).toEqual(before);
    expect([...host.files.entries.keys()].toSorted()).toEqual(folders.toSorted());
  });

  it('lets the folders of a new project arrive whole, by one rename each, and later ones be made where they stand', async () => {
    const host = createMemoryHost();
    const arrivals = async (paths: readonly string[]): Promise<string[]> => {
      const targets: string[] = [];
      const rename: typeof host.files.rename = async (from, to) => {
        if (from.includes('/stage/') && !to.includes('/.apigen/')) targets.push(to.replace('/memory/', ''));
        return host.files.rename(from, to);
      };
      const files = paths.map((path) => generated(path));
      await runOnce({ ...host, files: { ...host.files, rename } }, files);
      for (const path of paths) expect(host.snapshot()[`/memory/${path}`]).toBe(path);
      expect(host.files.entries.has('/memory/.apigen/stage')).toBe(false);
      return targets;
    };
    await host.files.makeDirectory('/memory/lib');
    const first = ['a.ts', 'lib/x/b.ts', 'src/c.ts', 'src/gen/deep/d.ts', 'test/e.ts'];
    expect(await arrivals(first)).toEqual(['src', 'test', 'a.ts', 'lib/x/b.ts']);
    expect(await arrivals([...first, 'src/gen/f/g.ts', 'more/h.ts'])).toEqual([
      'more/h.ts',
      'src/gen/f/g.ts',
    ]);
  });

  it.each([/\/memory\/test$/, /\/memory\/a\.ts$/, /manifest\.json$/])(
    'leaves nothing of a new project when rename to %s fails',
    async (path) => {
      const host = createMemoryHost({ files: { '/memory/mine.txt': 'mine' } });
      host.fail('rename', path, 'EACCES');
      const files = ['a.ts', 'src/gen/b.ts', 'test/c.ts'].map((name) => generated(name));
      await expect(runOnce(host, files)).rejects.toMatchObject({ name: 'HostError', code: 'EACCES' });
      expect([...host.files.entries.keys()].filter((name) => !name.startsWith('/memory/.apigen'))).toEqual([
        '/',
        '/memory',
        '/memory/mine.txt',
      ]);
      expect(host.files.entries.has('/memory/.apigen/stage')).toBe(false);
    },
  );

  it.each(['lib', 'lib/b.ts'])(
    'stops when somebody makes "%s" of a new project while it is staged, and takes nothing of it',
    async (made) => {
      const host = createMemoryHost();
      const saving: typeof host.files.write = async (place, content, options) => {
        if (place.endsWith('journal.json')) {
          await host.files.makeDirectory('/memory/lib');
          // What is ours by its content is theirs all the same.
          if (made !== 'lib') await host.files.write(`/memory/${made}`, made);
        }
        return host.files.write(place, content, options);
      };
      const busy = { ...host, files: { ...host.files, write: saving } };
      const { diagnostics } = await runOnce(busy, [generated('a.ts'), generated('lib/b.ts')]);
      expect(diagnostics.map(({ code, message }) => `${code} ${message.includes('"lib"')}`)).toEqual([
        'changed-meanwhile true',
      ]);
      expect(host.snapshot()).toEqual(made === 'lib' ? {} : { '/memory/lib/b.ts': made });
      expect(host.files.entries.get('/memory/lib')).toEqual({ kind: 'directory' });
    },
  );

  it('stops when a file changed between plan and commit', async () => {
    const host = createMemoryHost();
    await runOnce(host, [generated('a.ts', '1')]);
    const text = host.snapshot()['/memory/.apigen/manifest.json'];
    const parsed = parseManifest(text ?? '');
    const plan = makePlan(
      [generated('a.ts', '2')],
      new Map([['a.ts', { kind: 'file', hash: hashText('1') }]]),
      'manifest' in parsed ? parsed.manifest : emptyManifest,
      { isComplete: true },
    );
    await host.files.write('/memory/a.ts', 'meanwhile');
    const diagnostics = await commit(plan, { before: text, after: 'x' }, host, '/memory');
    expect(diagnostics.map((diagnostic) => diagnostic.code)).toEqual(['changed-meanwhile']);
    expect(host.snapshot()['/memory/a.ts']).toBe('meanwhile');
  });

  it.each([
    ['replaced', 'a.ts'],
    ['deleted', 'b.ts'],
    ['created', 'c.ts'],
  ])('stops when a file that is to be %s is saved while everything is staged', async (_, path) => {
    const host = createMemoryHost();
    await runOnce(host, [generated('a.ts', '1'), generated('b.ts', '1')]);
    const before = host.snapshot();
    const saving: typeof host.files.write = async (place, content, options) => {
      if (place.endsWith('journal.json')) await host.files.write(`/memory/${path}`, 'saved');
      return host.files.write(place, content, options);
    };
    const busy = { ...host, files: { ...host.files, write: saving } };
    const { diagnostics } = await runOnce(busy, [generated('a.ts', '2'), generated('c.ts', '2')]);
    expect(diagnostics.map(({ code, message }) => `${code} ${message.includes(`"${path}"`)}`)).toEqual([
      'changed-meanwhile true',
    ]);
    expect(host.snapshot()).toEqual({ ...before, [`/memory/${path}`]: 'saved' });
  });

  it('has done its work although the system will not give up a folder that it emptied, and so has every later run', async () => {
    const host = createMemoryHost();
    await runOnce(host, [generated('a.ts', '1'), generated('old/b.ts', '1'), generated('old/c.ts', '1')]);
    host.fail('removeEmptyDirectory', /\/old$/, 'EACCES');
    for (const content of ['2', '3']) {
      const { diagnostics } = await runOnce(host, [generated('a.ts', content)]);
      expect(diagnostics).toEqual([]);
      expect([...host.files.entries.keys()].toSorted()).toEqual([
        '/',
        '/memory',
        '/memory/.apigen',
        '/memory/.apigen/manifest.json',
        '/memory/a.ts',
        '/memory/old',
      ]);
    }
    expect(host.snapshot()).toMatchObject({ '/memory/a.ts': '3' });
  });

  it('tells the first failure when the stage cannot be cleared away after it either', async () => {
    const host = createMemoryHost();
    host.fail('write', /new-0$/, 'ENOSPC');
    host.fail('removeTree', /stage/, 'EBUSY');
    await expect(runOnce(host, [generated('a.ts')])).rejects.toMatchObject({ code: 'ENOSPC' });
  });

  it('says so when the system fails again while it undoes, and the next run undoes the rest', async () => {
    const host = createMemoryHost();
    await runOnce(host, [generated('a.ts', '1'), generated('b.ts', '1')]);
    const before = host.snapshot();
    host.fail('rename', /\/memory\/b\.ts$/, 'EIO');
    let renames = 0;
    const rename: typeof host.files.rename = async (from, to) => {
      // The first rename of "a.ts" is the step, the second one undoes it.
      if (to === '/memory/a.ts' && (renames += 1) === 2) throw new HostError('EROFS', to, 'read-only');
      return host.files.rename(from, to);
    };
    const failing = { ...host, files: { ...host.files, rename } };
    const { diagnostics } = await runOnce(failing, [generated('a.ts', '2'), generated('b.ts', '2')]);
    expect(diagnostics.map(({ code }) => code)).toEqual(['undo-incomplete']);
    await runOnce(host, [], { isComplete: false });
    expect(host.snapshot()).toEqual(before);
  });

  it('undoes everything that it can where the system refuses a part of it', async () => {
    const host = createMemoryHost();
    const names = ['a.ts', 'b.ts', 'c.ts', 'd.ts'];
    await runOnce(
      host,
      names.map((name) => generated(name, '1')),
    );
    let renames = 0;
    const rename: typeof host.files.rename = async (from, to) => {
      if (to === '/memory/d.ts') throw new HostError('EIO', to, 'broken');
      if (to === '/memory/c.ts' && (renames += 1) === 2) throw new HostError('EROFS', to, 'read-only');
      return host.files.rename(from, to);
    };
    const failing = { ...host, files: { ...host.files, rename } };
    await runOnce(
      failing,
      names.map((name) => generated(name, '2')),
    );
    const texts = names.map((name) => host.snapshot()[`/memory/${name}`]);
    expect(texts).toEqual(['1', '1', '2', '1']);
  });

  it('never writes through a link that leaves the project', async () => {
    const host = createMemoryHost({
      files: { '/outside/x.ts': 'theirs', '/memory/inner/': '' },
      links: { '/memory/src': '/outside', '/memory/lib': 'inner', '/memory/file.ts': '/outside/x.ts' },
    });
    const { plan } = await runOnce(host, [
      generated('src/x.ts'),
      generated('src/deep/y.ts'),
      generated('file.ts'),
      generated('lib/ok.ts'),
    ]);
    expect(plan.map((change) => `${change.kind} ${'reason' in change ? change.reason : ''}`)).toEqual([
      'conflict not-a-file',
      'create ',
      'conflict outside',
      'conflict outside',
    ]);
    expect(host.snapshot()).toEqual({ '/outside/x.ts': 'theirs' });
    await runOnce(host, [generated('lib/ok.ts')]);
    expect(host.snapshot()['/memory/inner/ok.ts']).toBe('lib/ok.ts');
  });

  it('refuses a record folder that is a link to elsewhere', async () => {
    const host = createMemoryHost({ files: { '/outside/': '' }, links: { '/memory/.apigen': '/outside' } });
    const { diagnostics } = await runOnce(host, [generated('a.ts')]);
    expect(diagnostics.map(({ code }) => code)).toEqual(['record-folder-outside']);
    expect(host.snapshot()).toEqual({});
  });
});

describe('lock', () => {
  const lock = (process: number, machine: string): Record<string, string> => ({
    [`/memory/.apigen/lock/${process}@${machine}@0a`]: '',
  });

  it('says who holds it, and writes nothing', async () => {
    const host = createMemoryHost({ files: lock(7, 'memory'), runningProcesses: [7] });
    const { diagnostics } = await runOnce(host, [generated('a.ts')]);
    expect(diagnostics[0]?.code).toBe('project-locked');
    expect(diagnostics[0]?.message).toContain('process 7 on "memory"');
    expect(host.snapshot()).toEqual(lock(7, 'memory'));
  });

  it('takes over from a process that is gone, but never from another machine', async () => {
    const gone = createMemoryHost({ files: lock(7, 'memory') });
    expect((await runOnce(gone, [generated('a.ts')])).diagnostics).toEqual([]);
    const elsewhere = createMemoryHost({ files: lock(7, 'elsewhere') });
    expect((await runOnce(elsewhere, [generated('a.ts')])).diagnostics[0]?.code).toBe('project-locked');
    const names = ['/memory/.apigen/lock', '/memory/.apigen/lock/x', '/memory/.apigen/lock/7@a@b@c'];
    for (const name of names) {
      const garbled = createMemoryHost({ files: { [name]: '' } });
      expect((await runOnce(garbled, [generated('a.ts')])).diagnostics[0]?.code).toBe('project-locked');
    }
  });
});
