import { cpSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mendProject } from '../../src/cli/project/apply-files.ts';
import { createNodeHost } from '../../src/host/node-host.ts';
import { smallContract } from '../support/contracts.ts';
import { forEachMoment, spread, startCommand } from '../support/cut-short.ts';
import { readTree, runOnDisk } from '../support/disk-project.ts';

/** `APIGEN_KILLS=1000` for a long night. The others are those of generating. */
const kills = 0.06 * Number(process.env['APIGEN_KILLS'] ?? 200);
const rename = ['rename', 'handler', 'GetUser', 'FetchUser'];

let lab = '';
let before = new Map<string, string>();
let after = new Map<string, string>();

beforeAll(async () => {
  lab = realpathSync(mkdtempSync(join(tmpdir(), 'apigen-kill-rename-')));
  writeFileSync(join(lab, 'user.api'), smallContract);
  const made = await runOnDisk(['new', 'user.api', 'project', '--no-install', '--skip-git'], lab);
  expect(made.exit, made.output).toBe(0);
  const logic = join(lab, 'project/src/logic/user/get-user.ts');
  writeFileSync(logic, `${readFileSync(logic, 'utf8')}// written by hand\n`);
  writeFileSync(join(lab, 'project/src/all.ts'), "export { getUser } from './logic/user/get-user.ts';\n");
  before = readTree(join(lab, 'project'));
  const finished = copy('finished');
  expect(await startCommand(rename, finished).ended).toMatchObject({ exitCode: 0 });
  after = readTree(finished);
  expect(after.get('src/logic/user/fetch-user.ts')).toContain('// written by hand');
});
afterAll(() => rmSync(lab, { recursive: true, force: true }));

function copy(name: string): string {
  const folder = join(lab, name);
  cpSync(join(lab, 'project'), folder, { recursive: true });
  return folder;
}

/** Undoes what the killed run began, as another command does that knows nothing of it. */
async function heal(folder: string, by: 'mending' | 'generate', moment: string): Promise<void> {
  if (by === 'mending') expect(await mendProject(createNodeHost(), folder), moment).toBeUndefined();
  else expect(await startCommand(['generate'], folder).ended, moment).toMatchObject({ exitCode: 0 });
}

/** Mending gives the old names or the new ones everywhere, and the command brings the old ones to the new. */
async function expectHealed(
  folder: string,
  by: 'mending' | 'generate',
  moment: string,
): Promise<'old' | 'new'> {
  await heal(folder, by, moment);
  const mended = readTree(folder);
  for (const path of [...mended.keys()].filter((each) => each.startsWith('.apigen/lock')))
    mended.delete(path);
  const isNew = mended.get('api/user.api') === after.get('api/user.api');
  expect(mended, `mended after ${moment}`).toEqual(isNew ? after : before);
  const again = await runOnDisk(isNew ? ['generate', '--check'] : rename, folder);
  expect(again, `the run after ${moment}`).toMatchObject({ exit: 0 });
  if (!isNew) expect(readTree(folder), `healed after ${moment}`).toEqual(after);
  rmSync(folder, { recursive: true });
  return isNew ? 'new' : 'old';
}

describe('a rename that is killed (SIGKILL)', () => {
  it('leaves the old name or the new one in contract, code and manifest, wherever it is cut', async () => {
    const counted = await startCommand(rename, copy('counted'), { STRIKE_COUNT: '1' }).ended;
    const total = Number(/operations: (\d+)/.exec(counted.output)?.[1]);
    expect(total, counted.output).toBeGreaterThan(20);
    const results = { old: 0, new: 0 };
    await forEachMoment(spread(0, total, Math.min(total, kills)).map(Math.floor), async (moment) => {
      const folder = copy(`strike-${moment}`);
      const { signal, output } = await startCommand(rename, folder, { STRIKE_AT: String(moment) }).ended;
      expect(signal, output).toBe('SIGKILL');
      const by = moment % 2 === 0 ? 'mending' : 'generate';
      results[await expectHealed(folder, by, `operation ${moment} of ${total}, by ${by}`)] += 1;
    });
    expect(results.old).toBeGreaterThan(0);
    expect(results.new).toBeGreaterThan(0);
  });
});
