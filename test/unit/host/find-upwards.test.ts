import { describe, expect, it } from 'vitest';
import { findUpwards } from '../../../src/host/find-upwards.ts';
import { memoryFiles } from '../../support/memory-files.ts';

describe('findUpwards', () => {
  const files = memoryFiles({ '/a/mark': '', '/a/b/mark/': '', '/a/b/c/d.txt': '' });

  it('gives the nearest folder that has the name', async () => {
    expect(await findUpwards(files, '/a/b/c', 'mark')).toBe('/a/b');
    expect(await findUpwards(files, '/a/b/c', 'c/d.txt')).toBe('/a/b');
  });

  it('passes over what is of another kind', async () => {
    expect(await findUpwards(files, '/a/b/c', 'mark', 'file')).toBe('/a');
  });

  it('ends at the root', async () => {
    expect(await findUpwards(files, '/a/b/c', 'none')).toBeUndefined();
  });
});
