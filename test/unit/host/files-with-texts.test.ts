import { describe, expect, it } from 'vitest';
import { filesWithTexts } from '../../../src/host/files-with-texts.ts';
import { memoryFiles } from '../../support/memory-files.ts';

describe('filesWithTexts', () => {
  const below = memoryFiles({ '/a.txt': 'old', '/b.txt': 'kept' }, { '/link': '/b.txt' });
  const texts = new Map([
    ['/a.txt', 'new'],
    ['/c.txt', 'added'],
  ]);
  const files = filesWithTexts(below, texts);
  const read = async (path: string) => new TextDecoder().decode(await files.read(path));

  it('reads the given texts, and everything else from below', async () => {
    const paths = ['/a.txt', '/b.txt', '/c.txt', '/link'];
    expect(await Promise.all(paths.map(read))).toEqual(['new', 'kept', 'added', 'kept']);
  });

  it('has files that are not there yet', async () => {
    expect(await files.kind('/c.txt')).toBe('file');
    expect(await files.realPath('/c.txt')).toBe('/c.txt');
    expect(await files.kind('/d.txt')).toBeUndefined();
    expect(await files.realPath('/link')).toBe('/b.txt');
  });

  it('writes nothing below', async () => {
    expect(new TextDecoder().decode(await below.read('/a.txt'))).toBe('old');
  });
});
