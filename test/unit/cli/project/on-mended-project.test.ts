import { beforeAll, describe, expect, it } from 'vitest';
import { isTorn } from '../../../../src/workspace/roll-back.ts';
import { smallContract } from '../../../support/contracts.ts';
import { memoryWorld, readProject, save, type World } from '../../../property/regeneration/world.ts';

const rename = ['rename', 'handler', 'GetUser', 'FetchUser'];
const looking = [
  ['generate', '--check'],
  ['generate', '--dry-run', '--diff'],
  ['status'],
  ['prune', '--check'],
  ['adopt', '--dry-run'],
  ['update', '--dry-run'],
  ['template', 'list'],
  ['plugin', 'list'],
  ['plugin', 'run'],
  ['plugin', 'input'],
  [...rename, '--dry-run'],
];

/** Everything on the disk, apigen's own records included. */
function everything({ files }: World): string[] {
  if (!('entries' in files) || !(files.entries instanceof Map))
    throw new Error('This world is not in memory.');
  return [...files.entries].map(([path, entry]) => `${path} ${JSON.stringify(entry)}`);
}

/** Copies of a project for some of the moments at which a command can be killed that leave it half written. */
async function tornBy(argv: readonly string[], world: World): Promise<readonly World[]> {
  const { changes } = await (await world.clone()).run(argv);
  const torn: World[] = [];
  for (let killAt = changes - 1; killAt >= 0; killAt -= 3) {
    const copy = await world.clone();
    await copy.run(argv, { killAt });
    const isHalf = await isTorn(copy.files, copy.root);
    // The moments that do are neighbours.
    if (!isHalf && torn.length > 0) break;
    if (isHalf) torn.push(copy);
  }
  return torn;
}

let world: World;
/** The project with a rename half done, more and less of it. */
let renaming: readonly World[];

beforeAll(async () => {
  world = await memoryWorld(smallContract);
  renaming = await tornBy(rename, world);
}, 120_000);

async function oneRenaming(): Promise<World> {
  const [first] = renaming;
  if (first === undefined) throw new Error('No moment leaves the project half written.');
  return first.clone();
}

describe('a project that a killed run left half written', () => {
  it('is brought to its contract by the next run, whatever the killed one did to the contract', async () => {
    const before = await readProject(world);
    expect(renaming.length).toBeGreaterThan(1);
    for (const torn of renaming) {
      const copy = await torn.clone();
      const healed = await copy.run(['generate']);
      expect(healed).toMatchObject({ exit: 0 });
      expect(healed.output).toContain('hint[run-undone]');
      expect(await readProject(copy)).toEqual(before);
      expect(await copy.run(['generate', '--check'])).toMatchObject({ exit: 0 });
    }
  });

  it('is told to be so by every command that only looks, and not touched', async () => {
    const copy = await oneRenaming();
    const torn = everything(copy);
    for (const argv of looking) {
      const looked = await copy.run(argv);
      expect(looked.output, argv.join(' ')).toContain('warning[run-interrupted]');
      expect(looked.output, argv.join(' ')).not.toContain('error[');
      expect(looked.exit, argv.join(' ')).toBe(argv.includes('--check') && argv[0] === 'generate' ? 1 : 0);
      expect(everything(copy), argv.join(' ')).toEqual(torn);
    }
  });

  it('is compared with what it will be, not with what it is', async () => {
    const edited = await world.clone();
    await save(edited, 'api/user.api', smallContract.replace('json:"name"', 'json:"fullName"'));
    const { output: due } = await edited.run(['generate', '--dry-run']);
    expect(due).toContain('src/gen/types/user.ts');
    const torn = await tornBy(['generate'], edited);
    expect(torn.length).toBeGreaterThan(0);
    for (const copy of torn) {
      const { output } = await copy.run(['generate', '--dry-run']);
      expect(output.slice(output.indexOf('✔'))).toBe(due);
    }
  });

  it('is left alone while the run that writes it is alive', async () => {
    const copy = await oneRenaming();
    const { files, root } = copy;
    const [name = ''] = await files.list(`${root}/.apigen/lock`);
    await files.rename(`${root}/.apigen/lock/${name}`, `${root}/.apigen/lock/1@elsewhere@00`);
    for (const argv of [['generate', '--check'], ['generate'], ['status']]) {
      const { exit, output } = await copy.run(argv);
      expect({ exit, output }, argv.join(' ')).toMatchObject({
        exit: 4,
        output: expect.stringContaining('error[project-locked]'),
      });
    }
  });
});
