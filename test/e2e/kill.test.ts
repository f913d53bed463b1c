import { cpSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mendProject } from '../../src/cli/project/apply-files.ts';
import { createNodeHost } from '../../src/host/node-host.ts';
import { forEachMoment, spread, startCommand } from '../support/cut-short.ts';
import { readTree, runOnDisk } from '../support/disk-project.ts';
import { newContract, oldContract } from '../support/evolving-contract.ts';

/** `APIGEN_KILLS=1000` for a long night. The rest of them goes to renaming. */
const kills = 0.94 * Number(process.env['APIGEN_KILLS'] ?? 200);
/** What the owner wrote before any of it; no run may change a byte. */
const owned: Readonly<Record<string, string>> = {
  'src/logic/user/get-user.ts': '// mine: get\r\n',
  'src/logic/user/delete-user.ts': '// mine: delete, with é and no end of line',
  'src/logic/notes.txt': 'a file that apigen never heard of\n',
  'package.json': '{ "name": "mine" }\n',
};

let lab = '';
/** A project as the old contract gives it, with the new contract in it already. */
let project = '';
let before = new Map<string, string>();
let after = new Map<string, string>();

beforeAll(async () => {
  lab = realpathSync(mkdtempSync(join(tmpdir(), 'apigen-kill-')));
  project = join(lab, 'project');
  writeFileSync(join(lab, 'user.api'), oldContract);
  expect(await runOnDisk(['new', 'user.api', 'project', '--no-install', '--skip-git'], lab)).toMatchObject({
    exit: 0,
  });
  for (const [path, text] of Object.entries(owned)) writeFileSync(join(project, path), text);
  writeFileSync(join(project, 'api/user.api'), newContract);
  before = readTree(project);
  const finished = copy('finished');
  expect(await start(finished).ended).toMatchObject({ exitCode: 0 });
  after = readTree(finished);
  expect(after).not.toEqual(before);
});
afterAll(() => rmSync(lab, { recursive: true, force: true }));

function start(
  folder: string,
  environment?: Readonly<Record<string, string>>,
): ReturnType<typeof startCommand> {
  return startCommand(['generate'], folder, environment);
}

function copy(name: string): string {
  const folder = join(lab, name);
  cpSync(project, folder, { recursive: true });
  return folder;
}

/** What must hold of a project whose run was killed: mending gives old or new, the next run gives new, the owner's bytes are there. */
async function expectHealed(folder: string, moment: string): Promise<'old' | 'new'> {
  const torn = readTree(folder);
  for (const [path, text] of Object.entries(owned))
    expect(torn.get(path), `${path} after ${moment}`).toBe(Buffer.from(text).toString('latin1'));
  expect(await mendProject(createNodeHost(), folder), moment).toBeUndefined();
  const mended = readTree(folder);
  const lock = [...mended.keys()].filter((path) => path.startsWith('.apigen/lock'));
  for (const path of lock) mended.delete(path);
  const isNew = mended.get('.apigen/manifest.json') === after.get('.apigen/manifest.json');
  expect(mended, `mended after ${moment}`).toEqual(isNew ? after : before);
  const healed = await runOnDisk(['generate'], folder);
  expect(healed, `the run after ${moment}`).toMatchObject({ exit: 0 });
  expect(readTree(folder), `healed after ${moment}`).toEqual(after);
  rmSync(folder, { recursive: true });
  return isNew ? 'new' : 'old';
}

describe('a generation that is killed (SIGKILL)', () => {
  let struck = 0;

  it('heals wherever its file operations are cut, writes in the middle', async () => {
    const counted = await start(copy('counted'), { STRIKE_COUNT: '1' }).ended;
    const total = Number(/operations: (\d+)/.exec(counted.output)?.[1]);
    expect(total, counted.output).toBeGreaterThan(50);
    const moments = spread(0, total, Math.min(total, kills / 2)).map(Math.floor);
    struck = moments.length;
    const results = { old: 0, new: 0 };
    await forEachMoment(moments, async (moment) => {
      const folder = copy(`strike-${moment}`);
      const { signal, output } = await start(folder, { STRIKE_AT: String(moment) }).ended;
      expect(signal, output).toBe('SIGKILL');
      results[await expectHealed(folder, `operation ${moment} of ${total}`)] += 1;
    });
    expect(results.old).toBeGreaterThan(0);
    expect(results.new).toBeGreaterThan(0);
  });

  it('heals at any time of its life', async () => {
    const began = performance.now();
    expect(await start(copy('measured')).ended).toMatchObject({ exitCode: 0 });
    const duration = performance.now() - began;
    const moments = spread(0, duration, kills - struck);
    await forEachMoment(moments, async (delay) => {
      const folder = copy(`kill-${delay.toFixed(3)}`);
      const run = start(folder);
      await new Promise((resolve) => setTimeout(resolve, delay));
      run.kill('SIGKILL');
      const { exitCode, signal } = await run.ended;
      expect(signal ?? exitCode).toBeOneOf(['SIGKILL', 0]);
      await expectHealed(folder, `${delay.toFixed(1)} ms`);
    });
  });
});

describe('two generations at once', () => {
  it('exclude each other: the second says who holds the lock, the first ends well', async () => {
    const folder = copy('twice');
    // Stopped after it has begun to write, so it certainly holds the lock.
    const first = start(folder, { STRIKE_AT: '20', STRIKE_WITH: 'SIGSTOP' });
    await untilStopped(first.pid);
    const second = await start(folder).ended;
    expect(second.exitCode).toBe(4);
    expect(second.output).toContain(`(process ${first.pid} on "${hostname()}") is at work in "${folder}"`);
    first.kill('SIGCONT');
    expect(await first.ended).toMatchObject({ exitCode: 0 });
    expect(readTree(folder)).toEqual(after);
  });

  it('end in the same tree however many there are, also where a dead one left its lock', async () => {
    const folder = copy('crowd');
    const dead = await start(folder, { STRIKE_AT: '30' }).ended;
    expect(dead.signal).toBe('SIGKILL');
    const runs = await Promise.all(Array.from({ length: 6 }, () => start(folder).ended));
    for (const { exitCode, output } of runs) expect(exitCode, output).toBeOneOf([0, 4]);
    expect(runs.map(({ exitCode }) => exitCode)).toContain(0);
    expect(readTree(folder)).toEqual(after);
  });

  it('makes a project once, however late the other one comes to write', async () => {
    const command = ['new', 'user.api', 'raced', '--no-install', '--skip-git'];
    // It has looked at the directory, which is not there, and is about to make it.
    const late = startCommand(command, lab, { STRIKE_AT: '1', STRIKE_WITH: 'SIGSTOP' });
    await untilStopped(late.pid);
    expect(await startCommand(command, lab).ended).toMatchObject({ exitCode: 0 });
    const made = readTree(join(lab, 'raced'));
    late.kill('SIGCONT');
    const { exitCode, output } = await late.ended;
    expect(output).toContain('error[project-exists]');
    expect(exitCode).toBe(2);
    expect(readTree(join(lab, 'raced'))).toEqual(made);
  });
});

/** Waits until the system says that a process is stopped (state `T`). */
async function untilStopped(pid: number): Promise<void> {
  for (;;) {
    if (/^State:\s+T/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'))) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
