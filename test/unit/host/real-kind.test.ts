import { describe, expect, it } from 'vitest';
import { realKind } from '../../../src/host/real-kind.ts';
import { memoryFiles } from '../../support/memory-files.ts';

describe('realKind', () => {
  it('says what stands behind a link', async () => {
    const links = { '/one': '/a.txt', '/two': '/folder', '/three': '/none' };
    const files = memoryFiles({ '/a.txt': '', '/folder/': '' }, links);
    const kinds = ['a.txt', 'folder', 'none', 'one', 'two', 'three'].map((path) =>
      realKind(files, `/${path}`),
    );
    const standing = ['file', 'directory', undefined];
    expect(await Promise.all(kinds)).toEqual([...standing, ...standing]);
  });
});
