import { describe, expect, it } from 'vitest';
import { realKind } from '../../../src/host/real-kind.ts';
import { memoryFiles } from '../../support/memory-files.ts';

describe('realKind', () => {
  it('says what stands behind a link', async () => {
    const files = memoryFiles({ '/a.txt': '', '/folder/': '' }, { '/one': '/a.txt', '/two': '/folder' });
    const kinds = ['a.txt', 'folder', 'one', 'two', 'none'].map((path) => realKind(files, `/${path}`));
    expect(await Promise.all(kinds)).toEqual(['file', 'directory', 'file', 'directory', undefined]);
  });
});
