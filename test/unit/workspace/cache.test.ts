import { describe, expect, it } from 'vitest';
import { createMemoryHost } from '../../../src/host/memory-host.ts';
import { cacheFolder, readCache, writeCache } from '../../../src/workspace/cache.ts';

const root = '/project';
const place = `${root}/${cacheFolder}/entry`;

describe('the cache of a project', () => {
  it('gives back what was written, in a folder that git ignores', async () => {
    const host = createMemoryHost({ files: { '/project/apigen.json': '{}' } });
    await writeCache(host.files, root, 'entry', 'some\ntext');
    expect(await readCache(host.files, root, 'entry')).toBe('some\ntext');
    expect(host.snapshot()[`${root}/${cacheFolder}/.gitignore`]).toBe('*\n');
  });

  it('gives nothing where there is nothing, or something else', async () => {
    const { files } = createMemoryHost({ files: { '/project/apigen.json': '{}' } });
    expect(await readCache(files, root, 'entry')).toBeUndefined();
    await writeCache(files, root, 'entry', 'text');
    for (const damaged of [
      '',
      '\n',
      'text',
      new TextDecoder().decode(await files.read(place)).replace('text', 'test'),
    ]) {
      await files.write(place, damaged);
      expect(await readCache(files, root, 'entry')).toBeUndefined();
    }
  });

  it('minds no disk that takes or gives nothing', async () => {
    const host = createMemoryHost({ files: { '/project/apigen.json': '{}' } });
    host.fail('write', /cache/, 'ENOSPC');
    await writeCache(host.files, root, 'entry', 'text');
    expect(await readCache(host.files, root, 'entry')).toBeUndefined();
  });

  it('is not written through a link that leads elsewhere', async () => {
    const host = createMemoryHost({
      files: { '/project/.apigen/manifest.json': '{}', '/elsewhere/': '' },
      links: { [`${root}/${cacheFolder}`]: '/elsewhere' },
    });
    await writeCache(host.files, root, 'entry', 'text');
    expect(Object.keys(host.snapshot()).filter((path) => path.startsWith('/elsewhere/e'))).toEqual([]);
  });
});
