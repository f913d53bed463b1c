import { beforeEach, describe, expect, it } from 'vitest';
import { createMemoryFileSystem, type MemoryFileSystem } from '../../../src/host/memory-file-system.ts';
import { createOverlayFileSystem } from '../../../src/host/overlay-file-system.ts';
import type { FileSystem } from '../../../src/host/ports.ts';

let base: MemoryFileSystem;
let files: FileSystem;
const text = async (path: string): Promise<string> => new TextDecoder().decode(await files.read(path));

beforeEach(async () => {
  base = createMemoryFileSystem(() => {});
  await base.makeDirectory('/p/a/b');
  await base.write('/p/a/one', '1', { mode: 0o600 });
  await base.write('/p/a/b/two', '2');
  files = createOverlayFileSystem(base);
});

describe('an overlay file system', () => {
  it('shows what is below it', async () => {
    expect(await text('/p/a/one')).toBe('1');
    expect(await files.mode('/p/a/one')).toBe(0o600);
    expect(await files.list('/p/a')).toEqual(['b', 'one']);
    expect(await files.kind('/p/a/b')).toBe('directory');
    expect(await files.kind('/p/none')).toBeUndefined();
  });

  it('moves, writes and removes files without a change below it', async () => {
    const before = [...base.entries];
    await files.rename('/p/a/one', '/p/a/b/two');
    await files.makeDirectory('/p/new/folder');
    await files.write('/p/new/folder/three', '3');
    expect(await text('/p/a/b/two')).toBe('1');
    expect(await files.mode('/p/a/b/two')).toBe(0o600);
    expect(await files.kind('/p/a/one')).toBeUndefined();
    expect(await files.list('/p/a')).toEqual(['b']);
    expect(await files.list('/p')).toEqual(['a', 'new']);
    expect(await text('/p/new/folder/three')).toBe('3');
    await files.removeFile('/p/new/folder/three');
    await files.removeEmptyDirectory('/p/new/folder');
    await files.removeEmptyDirectory('/p/a');
    expect(await files.list('/p/new')).toEqual([]);
    expect(await files.kind('/p/a')).toBe('directory');
    expect([...base.entries]).toEqual(before);
  });

  it('removes trees with all that is in them', async () => {
    await files.write('/p/a/b/new', 'n');
    await files.removeTree('/p/a');
    for (const path of ['/p/a', '/p/a/one', '/p/a/b', '/p/a/b/two', '/p/a/b/new'])
      expect(await files.kind(path), path).toBeUndefined();
    expect(await files.list('/p')).toEqual([]);
  });

  it('fails as a disk does', async () => {
    await files.removeFile('/p/a/one');
    await expect(files.read('/p/a/one')).rejects.toMatchObject({ code: 'ENOENT' });
    await expect(files.mode('/p/a/one')).rejects.toMatchObject({ code: 'ENOENT' });
    await expect(files.realPath('/p/a/one')).rejects.toMatchObject({ code: 'ENOENT' });
    await expect(files.removeFile('/p/a/one')).rejects.toMatchObject({ code: 'ENOENT' });
    await expect(files.removeFile('/p/a/b')).rejects.toMatchObject({ code: 'EISDIR' });
    await expect(files.write('/p/a/b', '')).rejects.toMatchObject({ code: 'EISDIR' });
    await expect(files.write('/p/none/x', '')).rejects.toMatchObject({ code: 'ENOENT' });
    await expect(files.write('/p/a/b/two', '', { exclusive: true })).rejects.toMatchObject({
      code: 'EEXIST',
    });
  });
});
