import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statfsSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { readTree, runOnDisk } from '../support/disk-project.ts';
import { newContract, oldContract } from '../support/evolving-contract.ts';
import { repositoryRoot } from '../support/repository.ts';
import { run } from '../support/service-lab.ts';

const lab = realpathSync(mkdtempSync(join(tmpdir(), 'apigen-failing-')));
/** A project as the old contract gives it, with the new contract in it already. */
const template = join(lab, 'template');
let after = new Map<string, string>();

const asNobody = ['--reuid=65534', '--regid=65534', '--clear-groups'];
const mounts: string[] = [];
const canMount = tryMount();
const canBeNobody = succeeds('setpriv', [...asNobody, process.execPath, '--version']);

beforeAll(async () => {
  chmodSync(lab, 0o755);
  writeFileSync(join(lab, 'user.api'), oldContract);
  expect(await runOnDisk(['new', 'user.api', 'template', '--no-install', '--skip-git'], lab)).toMatchObject({
    exit: 0,
  });
  writeFileSync(join(template, 'src/logic/user/get-user.ts'), '// mine\n');
  writeFileSync(join(template, 'api/user.api'), newContract);
  const finished = place(join(lab, 'finished'));
  expect(await runOnDisk(['generate'], finished)).toMatchObject({ exit: 0 });
  after = readTree(finished);
});
afterEach(() => {
  for (const folder of mounts.splice(0).toReversed()) execFileSync('umount', [folder]);
});
afterAll(() => {
  if (canFreeze) succeeds('chattr', ['-R', '-i', lab]);
  rmSync(lab, { recursive: true, force: true });
});

function place(folder: string): string {
  cpSync(template, folder, { recursive: true });
  return folder;
}

function mount(kind: string, folder: string, options: string): void {
  mkdirSync(folder, { recursive: true });
  execFileSync('mount', ['-t', kind, '-o', options, 'apigen', folder], { stdio: 'pipe' });
  mounts.push(folder);
}

function tryMount(): boolean {
  const folder = join(lab, 'try');
  try {
    mount('tmpfs', folder, 'size=64k');
  } catch {
    return false;
  }
  mounts.pop();
  execFileSync('umount', [folder]);
  return true;
}

function succeeds(command: string, args: readonly string[]): boolean {
  try {
    execFileSync(command, args, { stdio: 'pipe' });
    return true;
  } catch {
    return false;
  }
}

/** The run fails for the given reason and leaves the tree as it was; once the cause is gone the next one succeeds. */
async function expectUndone(project: string, reason: string, mend: () => void): Promise<void> {
  const before = readTree(project);
  const { exit, output } = await runOnDisk(['generate'], project);
  expect({ exit, output }).toMatchObject({ exit: 4, output: expect.stringContaining(reason) });
  expect(output).toContain('Everything is as it was before.');
  expect(readTree(project)).toEqual(before);
  mend();
  expect(await runOnDisk(['generate'], project)).toMatchObject({ exit: 0 });
  expect(readTree(project)).toEqual(after);
}

describe.skipIf(!canMount)('on a disk of its own (skipped where nothing can be mounted)', () => {
  it('a full disk leaves the tree as it was, however little space is left', async () => {
    const disk = join(lab, 'full');
    mount('tmpfs', disk, 'size=4m');
    const filler = join(disk, 'filler');
    const page = 4096;
    let failures = 0;
    for (let pages = 0; ; pages += 3) {
      const project = place(join(disk, `project-${pages}`));
      const before = readTree(project);
      const { bavail, bsize } = statfsSync(disk);
      writeFileSync(filler, Buffer.alloc(bavail * bsize - pages * page));
      const { exit, output } = await runOnDisk(['generate'], project);
      rmSync(filler);
      const expected = exit === 0 ? after : before;
      expect(readTree(project), `with ${pages} pages left`).toEqual(expected);
      if (exit !== 0) {
        failures += 1;
        expect({ exit, output }).toMatchObject({
          exit: 4,
          output: expect.stringContaining('the disk is full'),
        });
        expect(await runOnDisk(['generate'], project)).toMatchObject({ exit: 0 });
        expect(readTree(project)).toEqual(after);
      }
      rmSync(project, { recursive: true });
      if (exit === 0) break;
    }
    expect(failures).toBeGreaterThan(3);
  });

  it('a disk without a free inode leaves the tree as it was', async () => {
    const disk = join(lab, 'inodes');
    mount('tmpfs', disk, 'size=4m,nr_inodes=400');
    const project = place(join(disk, 'project'));
    const taken = join(disk, 'taken');
    mkdirSync(taken);
    // All but a few are taken: enough for the lock, not for the stage.
    for (let index = 0; statfsSync(disk).ffree > 9; index += 1) writeFileSync(join(taken, String(index)), '');
    await expectUndone(project, 'the disk is full', () => rmSync(taken, { recursive: true }));
  });

  it('a new project on a full disk leaves nothing behind', async () => {
    const disk = join(lab, 'full-new');
    mount('tmpfs', disk, 'size=128k');
    const { exit, output } = await runOnDisk(
      ['new', join(lab, 'user.api'), join(disk, 'deep/project'), '--no-install', '--skip-git'],
      lab,
    );
    expect({ exit, output }).toMatchObject({ exit: 4, output: expect.stringContaining('the disk is full') });
    expect(readTree(disk)).toEqual(new Map());
  });

  it('a read-only disk', async () => {
    const disk = join(lab, 'read-only');
    mount('tmpfs', disk, 'size=4m');
    const project = place(join(disk, 'project'));
    const remount = (mode: string): void => void execFileSync('mount', ['-o', `remount,${mode}`, disk]);
    remount('ro');
    await expectUndone(project, 'the file system is read-only', () => remount('rw'));
  });

  it('apigen’s own folder on another disk', async () => {
    const project = place(join(lab, 'records-elsewhere'));
    const records = join(project, '.apigen');
    const kept = readTree(records);
    mount('tmpfs', records, 'size=4m');
    for (const [path, text] of kept) writeFileSync(join(records, path), text, 'latin1');
    await expectUndone(project, 'it is on another file system', () => {
      execFileSync('umount', [records]);
      mounts.pop();
    });
  });

  it('one generated folder on another disk', async () => {
    const project = place(join(lab, 'types-elsewhere'));
    const types = join(project, 'src/gen/types');
    const kept = readTree(types);
    mount('tmpfs', types, 'size=4m');
    for (const [path, text] of kept) writeFileSync(join(types, path), text, 'latin1');
    await expectUndone(project, 'it is on another file system', () => {
      execFileSync('umount', [types]);
      mounts.pop();
    });
  });
});

describe.skipIf(!canBeNobody)('without permission (skipped where no other user can be played)', () => {
  const ownedByNobody = (name: string): string => {
    const project = place(join(lab, name));
    chownSync(project, 65534, 65534);
    for (const path of readTree(project).keys()) chownSync(join(project, path), 65534, 65534);
    return project;
  };
  const generate = async (project: string): Promise<{ exitCode: number; output: string }> =>
    run(
      'setpriv',
      [...asNobody, process.execPath, join(repositoryRoot, 'bin/apigen.js'), 'generate'],
      project,
      { HOME: lab, NODE_DISABLE_COMPILE_CACHE: '1' },
    );

  it.each([
    ['a folder that is replaced in', 'src/gen/types', 0o555],
    ['a folder that is deleted from', 'src/gen/route/report', 0o555],
    ['a folder that is created in', 'src/logic', 0o555],
    ['the folder of the records', '.apigen', 0o555],
    ['the project', '.', 0o000],
  ])('%s', async (name, path, mode) => {
    const project = ownedByNobody(`denied-${mode}-${path.replaceAll(/\W/g, '-')}`);
    const before = readTree(project);
    chmodSync(join(project, path), mode);
    const { exitCode, output } = await generate(project);
    chmodSync(join(project, path), 0o755);
    expect(readTree(project), name).toEqual(before);
    expect({ exitCode, output }).toMatchObject({ output: expect.stringContaining('you have no permission') });
    expect([2, 4]).toContain(exitCode);
    expect(await generate(project)).toMatchObject({ exitCode: 0 });
    expect(readTree(project)).toEqual(after);
  });

  it('a file that may not be read', async () => {
    const project = ownedByNobody('unreadable');
    chmodSync(join(project, 'src/gen/types/user.ts'), 0o000);
    const { exitCode, output } = await generate(project);
    expect({ exitCode, output }).toMatchObject({
      exitCode: 4,
      output: expect.stringContaining('you have no permission'),
    });
    expect(readTree(project)).toEqual(readTree(template));
  });

  it('a generated file that is marked read-only is ours all the same', async () => {
    const project = ownedByNobody('marked');
    chmodSync(join(project, 'src/gen/types/user.ts'), 0o444);
    expect(await generate(project)).toMatchObject({ exitCode: 0 });
    expect(readTree(project)).toEqual(after);
  });
});

const canFreeze = ((): boolean => {
  const file = join(lab, 'frozen');
  writeFileSync(file, '');
  return succeeds('chattr', ['+i', file]) && succeeds('chattr', ['-i', file]);
})();

describe.skipIf(!canFreeze)('with files that nobody may touch (skipped where chattr does not work)', () => {
  it.each([
    'src/gen/types/user.ts',
    'src/gen/route/index.ts',
    'src/gen/route/report/daily.ts',
    '.apigen/manifest.json',
  ])('%s', async (path) => {
    const project = place(join(lab, `frozen-${path.replaceAll(/\W/g, '-')}`));
    execFileSync('chattr', ['+i', join(project, path)]);
    await expectUndone(project, 'you have no permission', () => {
      execFileSync('chattr', ['-i', join(project, path)]);
    });
  });
});

describe('with something in the way', () => {
  const outside = (): string => {
    const folder = mkdtempSync(join(lab, 'outside-'));
    writeFileSync(join(folder, 'user.ts'), 'theirs');
    return folder;
  };
  const cases: readonly (readonly [string, string, (project: string) => string | undefined])[] = [
    [
      'a folder where a generated file goes',
      'file-blocked',
      (project) => void mkdirSync(join(project, 'src/gen/route/people.ts/inner'), { recursive: true }),
    ],
    [
      'a folder in place of a generated file',
      'file-blocked',
      (project) => {
        rmSync(join(project, 'src/gen/types/user.ts'));
        mkdirSync(join(project, 'src/gen/types/user.ts'));
        return undefined;
      },
    ],
    [
      'a file where a folder goes',
      'file-blocked',
      (project) => {
        writeFileSync(join(project, 'src/gen/route/export'), 'mine');
        return undefined;
      },
    ],
    [
      'a link out of the project in place of a generated file',
      'file-blocked',
      (project) => {
        const folder = outside();
        rmSync(join(project, 'src/gen/types/user.ts'));
        symlinkSync(join(folder, 'user.ts'), join(project, 'src/gen/types/user.ts'));
        return folder;
      },
    ],
    [
      'a link out of the project in place of a folder of ours',
      'file-outside',
      (project) => {
        const folder = outside();
        rmSync(join(project, 'src/gen/types'), { recursive: true });
        symlinkSync(folder, join(project, 'src/gen/types'));
        return folder;
      },
    ],
    [
      'a link out of the project where stubs go',
      'file-outside',
      (project) => {
        const folder = outside();
        symlinkSync(folder, join(project, 'src/logic/people'));
        return folder;
      },
    ],
    [
      'apigen’s own folder as a link out of the project',
      'record-folder-outside',
      (project) => {
        const folder = join(outside(), 'records');
        renameSync(join(project, '.apigen'), folder);
        symlinkSync(folder, join(project, '.apigen'));
        return folder;
      },
    ],
    [
      'a file that differs in case only from one to be written',
      'file-case-collision',
      (project) => {
        mkdirSync(join(project, 'src/logic/people'));
        writeFileSync(join(project, 'src/logic/people/Create-User.ts'), 'mine');
        return undefined;
      },
    ],
    [
      'a folder that differs in case only from one to be written',
      'file-case-collision',
      (project) => {
        mkdirSync(join(project, 'src/logic/People'));
        writeFileSync(join(project, 'src/logic/People/mine.ts'), 'mine');
        return undefined;
      },
    ],
    [
      'an edited generated file',
      'file-edited',
      (project) => {
        writeFileSync(join(project, 'src/gen/app.ts'), 'mine');
        return undefined;
      },
    ],
  ];

  it.each(cases)('%s: %s, and nothing is written inside or outside', async (name, code, obstruct) => {
    const project = place(mkdtempSync(join(lab, 'blocked-')));
    const elsewhere = obstruct(project);
    const before = readTree(project);
    const theirs = elsewhere === undefined ? undefined : readTree(elsewhere);
    const { exit, output } = await runOnDisk(['generate'], project);
    expect(output, name).toContain(`error[${code}]`);
    expect(exit).toBe(code === 'record-folder-outside' ? 4 : 5);
    const forced = await runOnDisk(['generate', '--force'], project);
    if (code === 'file-edited') {
      expect(forced).toMatchObject({ exit: 0 });
      return;
    }
    expect(forced.exit).toBe(exit);
    expect(readTree(project)).toEqual(before);
    if (elsewhere !== undefined) expect(readTree(elsewhere)).toEqual(theirs);
  });

  it('a manifest that is a link out of the project is not written through', async () => {
    const project = place(join(lab, 'linked-manifest'));
    const manifest = join(project, '.apigen/manifest.json');
    const elsewhere = join(outside(), 'manifest.json');
    renameSync(manifest, elsewhere);
    symlinkSync(elsewhere, manifest);
    const theirs = readFileSync(elsewhere, 'utf8');
    const { exit } = await runOnDisk(['generate'], project);
    expect([0, 5]).toContain(exit);
    expect(readFileSync(elsewhere, 'utf8')).toBe(theirs);
  });
});
