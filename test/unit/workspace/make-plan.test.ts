import { describe, expect, it } from 'vitest';
import { hashText } from '../../../src/base/hash.ts';
import type { DiskEntry } from '../../../src/workspace/disk.ts';
import { conflictDiagnostics } from '../../../src/workspace/conflicts.ts';
import { makePlan } from '../../../src/workspace/make-plan.ts';
import { emptyManifest, type ManifestEntry } from '../../../src/workspace/manifest.ts';
import type { Change } from '../../../src/workspace/plan.ts';
import type { Ownership, VirtualFile } from '../../../src/workspace/virtual-file.ts';

interface Case {
  readonly ownership: Ownership;
  /** What the manifest, the disk and the generator hold; undefined for nothing. */
  readonly recorded?: string;
  readonly onDisk?: string | DiskEntry;
  readonly wanted?: string;
  readonly isForced?: boolean;
  readonly isComplete?: boolean;
}

function decide({
  ownership,
  recorded,
  onDisk,
  wanted,
  isForced = false,
  isComplete = true,
}: Case): Change[] {
  const path = 'src/file.ts';
  const files: VirtualFile[] =
    wanted === undefined ? [] : [{ path, content: wanted, ownership, origin: 'user.api:1' }];
  const entry: ManifestEntry = { ownership, hash: hashText(recorded ?? ''), source: 'user.api' };
  const standing: DiskEntry | undefined =
    typeof onDisk === 'string' ? { kind: 'file', hash: hashText(onDisk) } : onDisk;
  return [
    ...makePlan(
      files,
      new Map(standing === undefined ? [] : [[path, standing]]),
      { ...emptyManifest, files: new Map(recorded === undefined ? [] : [[path, entry]]) },
      { isForced, isComplete },
    ),
  ];
}

function summary(changes: readonly Change[]): string {
  return changes
    .map((change) => {
      if (change.kind === 'create') return change.isRecreated ? 'recreate' : 'create';
      return change.kind === 'conflict' || change.kind === 'keep'
        ? `${change.kind} ${change.reason}`
        : change.kind;
    })
    .join();
}

describe('makePlan', () => {
  it.each<[Case, string]>([
    [{ ownership: 'generated', wanted: 'n' }, 'create'],
    [{ ownership: 'generated', onDisk: 'n', wanted: 'n' }, 'unchanged'],
    [{ ownership: 'generated', onDisk: 'd', wanted: 'n' }, 'conflict not-ours'],
    [{ ownership: 'generated', recorded: 'n', onDisk: 'n', wanted: 'n' }, 'unchanged'],
    [{ ownership: 'generated', recorded: 'm', onDisk: 'm', wanted: 'n' }, 'update'],
    [{ ownership: 'generated', recorded: 'm', onDisk: 'n', wanted: 'n' }, 'unchanged'],
    [{ ownership: 'generated', recorded: 'm', onDisk: 'd', wanted: 'n' }, 'conflict edited'],
    [{ ownership: 'generated', recorded: 'm', onDisk: 'd', wanted: 'm' }, 'conflict edited'],
    [{ ownership: 'generated', recorded: 'm', wanted: 'n' }, 'recreate'],
    [{ ownership: 'generated', recorded: 'm', onDisk: 'm' }, 'delete'],
    [{ ownership: 'generated', recorded: 'm', onDisk: 'd' }, 'orphan'],
    [{ ownership: 'generated', recorded: 'm' }, ''],
    [{ ownership: 'generated', recorded: 'm', onDisk: 'm', isComplete: false }, ''],
    [{ ownership: 'generated', recorded: 'm', onDisk: 'd', wanted: 'n', isForced: true }, 'update'],
    [
      { ownership: 'generated', onDisk: { kind: 'not-a-file' }, wanted: 'n', isForced: true },
      'conflict not-a-file',
    ],
    [
      { ownership: 'generated', onDisk: { kind: 'outside', exists: true }, wanted: 'n', isForced: true },
      'conflict outside',
    ],
    [{ ownership: 'yours', wanted: 'n' }, 'create'],
    [{ ownership: 'yours', recorded: 'm', wanted: 'n' }, 'recreate'],
    [{ ownership: 'yours', recorded: 'm', onDisk: 'm', wanted: 'n', isForced: true }, 'keep yours'],
    [{ ownership: 'yours', onDisk: 'd', wanted: 'n', isForced: true }, 'keep yours'],
    [{ ownership: 'yours', onDisk: { kind: 'outside', exists: true }, wanted: 'n' }, 'keep yours'],
    [{ ownership: 'yours', onDisk: { kind: 'outside', exists: false }, wanted: 'n' }, 'conflict outside'],
    [{ ownership: 'yours', recorded: 'm', onDisk: 'm' }, 'orphan'],
    [{ ownership: 'yours', recorded: 'm' }, ''],
    [{ ownership: 'scaffold', wanted: 'n' }, 'create'],
    [{ ownership: 'scaffold', recorded: 'm', wanted: 'n' }, 'keep deleted-by-owner'],
    [{ ownership: 'scaffold', recorded: 'm', onDisk: 'm', wanted: 'n', isForced: true }, 'keep scaffold'],
    [{ ownership: 'scaffold', onDisk: 'd', wanted: 'n', isForced: true }, 'keep scaffold'],
    [{ ownership: 'scaffold', onDisk: 'n', wanted: 'n' }, 'unchanged'],
    [{ ownership: 'scaffold', recorded: 'm', onDisk: 'm' }, ''],
  ])('decides %j as "%s"', (input, expected) => {
    expect(summary(decide(input))).toBe(expected);
  });

  it('takes line ends of Windows for the same content', () => {
    expect(
      summary(decide({ ownership: 'generated', recorded: 'a\nb\n', onDisk: 'a\r\nb\r\n', wanted: 'a\nb\n' })),
    ).toBe('unchanged');
  });

  it('refuses files that differ in case only, and places outside', () => {
    const file = (path: string): VirtualFile => ({
      path,
      content: path,
      ownership: 'generated',
      origin: 'x',
    });
    const paths = [
      'src/a.ts',
      'src/A.ts',
      '../out.ts',
      '.git/hooks/pre-commit',
      '/etc/passwd',
      'a\\b.ts',
      '.apigen/manifest.json',
    ];
    const plan = makePlan(paths.map(file), new Map(), emptyManifest, { isComplete: true });
    expect(Object.fromEntries(plan.map((change) => [change.path, summary([change])]))).toEqual({
      'src/a.ts': 'create',
      'src/A.ts': 'conflict case-collision',
      '../out.ts': 'conflict outside',
      '.git/hooks/pre-commit': 'conflict outside',
      '/etc/passwd': 'conflict outside',
      'a\\b.ts': 'conflict outside',
      '.apigen/manifest.json': 'conflict outside',
    });
    expect(conflictDiagnostics(plan).map(({ message }) => message)).toContain(
      'The path "src/A.ts" differs only in upper and lower case from "src/a.ts". Rename one of them.',
    );
  });

  it('refuses names that no file can have, by bytes', () => {
    const paths = [
      'a'.repeat(255),
      'a'.repeat(256),
      `src/${'é'.repeat(128)}`,
      `${'a/'.repeat(600)}b`,
      `${'é/'.repeat(400)}b`,
    ];
    const files = paths.map((path): VirtualFile => ({
      path,
      content: '',
      ownership: 'yours',
      origin: 'x',
    }));
    const plan = makePlan(files, new Map(), emptyManifest, { isComplete: true });
    expect(Object.fromEntries(plan.map((change) => [change.path, summary([change])]))).toEqual({
      [paths[0] ?? '']: 'create',
      [paths[1] ?? '']: 'conflict too-long',
      [paths[2] ?? '']: 'conflict too-long',
      [paths[3] ?? '']: 'conflict too-long',
      [paths[4] ?? '']: 'conflict too-long',
    });
  });

  it('lets a file change the case of its name when the old one goes', () => {
    const entry: ManifestEntry = { ownership: 'generated', hash: hashText('old'), source: 'x' };
    const manifest = { ...emptyManifest, files: new Map([['src/Foo.ts', entry]]) };
    const disk = new Map<string, DiskEntry>([
      ['src/Foo.ts', { kind: 'file', hash: hashText('old') }],
      ['src/foo.ts', { kind: 'case-variant', path: 'src/Foo.ts' }],
    ]);
    const files: VirtualFile[] = [
      { path: 'src/foo.ts', content: 'new', ownership: 'generated', origin: 'x' },
    ];
    expect(makePlan(files, disk, manifest, { isComplete: true }).map((change) => change.kind)).toEqual([
      'delete',
      'create',
    ]);
    expect(summary(makePlan(files, disk, emptyManifest, { isComplete: true }))).toBe(
      'conflict case-collision',
    );
  });
});
