import { applyPatch } from 'diff';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createMemoryHost } from '../../../src/host/memory-host.ts';
import { diffPlan, unifiedDiff } from '../../../src/workspace/diff.ts';
import { readDisk } from '../../../src/workspace/disk.ts';
import { makePlan } from '../../../src/workspace/make-plan.ts';
import { emptyManifest } from '../../../src/workspace/manifest.ts';
import { generated } from '../../support/project.ts';

describe('unifiedDiff', () => {
  it('names the file on both sides, and the null device where there is none', async () => {
    expect(await unifiedDiff('a.ts', 'one\ntwo\n', 'one\n2\n')).toBe(
      '--- a/a.ts\n+++ b/a.ts\n@@ -1,2 +1,2 @@\n one\n-two\n+2\n',
    );
    expect(await unifiedDiff('a.ts', undefined, 'one\n')).toMatch(/^--- \/dev\/null\n\+\+\+ b\/a\.ts\n/);
    expect(await unifiedDiff('a.ts', 'one\n', undefined)).toMatch(/^--- a\/a\.ts\n\+\+\+ \/dev\/null\n/);
  });

  it('is empty where nothing but line ends differ', async () => {
    expect(await unifiedDiff('a.ts', 'one\r\ntwo\r\n', 'one\ntwo\n')).toBe('');
  });

  it('gives up looking for what two great files share, but stays a patch', async () => {
    const lines = (mark: string): string =>
      Array.from({ length: 5000 }, (_, index) => `${mark}${index}\n`).join('');
    const [before, after] = [lines('a'), `${lines('b')}end`];
    expect(applyPatch(before, await unifiedDiff('a.ts', before, after))).toBe(after);
  });

  it('always turns one text into the other', async () => {
    const text = fc
      .array(fc.constantFrom('a', 'b', '', '-c', '+d', '@@ -1 +1 @@', '\\ No'))
      .map((lines) => lines.join('\n'));
    await fc.assert(
      fc.asyncProperty(text, text, async (before, after) => {
        const patch = await unifiedDiff('a.ts', before, after);
        expect(patch === '' ? before : applyPatch(before, patch)).toBe(after);
      }),
    );
  });
});

describe('diffPlan', () => {
  it('shows what is made, replaced and in the way, but no secret', async () => {
    const host = createMemoryHost({ files: { '/memory/taken.ts': 'theirs\n', '/memory/same.ts': 'same\n' } });
    const files = [
      generated('new.ts', 'new\n'),
      generated('taken.ts', 'ours\n'),
      generated('same.ts', 'same\n'),
      { ...generated('secret.env', 'KEY=1\n'), isSecret: true },
    ];
    const paths = files.map((file) => file.path);
    const disk = await readDisk(host.files, '/memory', paths);
    const plan = makePlan(files, disk, emptyManifest, { isComplete: true });
    const diffs = await diffPlan(plan, files, host.files, '/memory');
    expect(diffs.map(({ path }) => path)).toEqual(['new.ts', 'taken.ts']);
    expect(diffs[1]?.text).toContain('-theirs\n+ours\n');
  });
});
