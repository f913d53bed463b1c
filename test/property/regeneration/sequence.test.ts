import fc from 'fast-check';
import { describe, it } from 'vitest';
import { commands as commandList } from '../../../src/cli/command-list.ts';
import { Owner } from './owner.ts';
import { contracts } from './variants.ts';
import { diskWorld, memoryWorld, type World } from './world.ts';

/** One thing that happens in the life of a project. */
interface Step {
  readonly name: string;
  readonly take: (owner: Owner) => Promise<void>;
}

const step = (name: string, take: Step['take']): Step => ({ name, take });
const pick = fc.nat(10_000);
const part = fc.integer({ min: 0, max: 99 }).map((percent) => percent / 100);
const generate = fc
  .boolean()
  .map((force) => step(force ? 'generate --force' : 'generate', (o) => o.generate(force)));

/** Paths that apigen writes for some states of the contract, or that stand in its way. */
const temptingPaths = [
  'src/gen/handler/people.ts',
  'src/gen/route/report/daily.ts',
  'src/gen/route/report',
  'src/gen/extra.ts',
  'src/logic/people/get-user.ts',
  'src/logic/user/Create-User.ts',
  'src/logic/user/fetch-user.ts',
  'src/middleware/audit.ts',
  'notes/todo.txt',
];

/** Commands that may be there: what each may change besides the manifest. */
const others: readonly (readonly [string, readonly string[], (path: string) => boolean])[] = [
  ['update', ['update'], (path) => !path.startsWith('src/') && !path.startsWith('test/')],
  ['prune', ['prune', '--yes'], (path) => /^src\/(?:logic|middleware)\//.test(path)],
  ['adopt', ['adopt'], () => false],
  ['status', ['status'], () => false],
  ['docker', ['docker'], (path) => !path.startsWith('src/') && !path.startsWith('test/')],
  ['ci', ['ci', 'github'], (path) => path.startsWith('.github/')],
  ['rename', ['rename', 'handler', 'GetUser', 'ShowUser'], () => true],
  ['rename', ['rename', 'handler', 'ShowUser', 'FetchUser'], () => true],
  ['rename', ['rename', 'group', 'user', 'people'], () => true],
];
const available = others.filter(([name]) => commandList.some((command) => command.name === name));

function other(argv: readonly string[], mayChange: (path: string) => boolean, at?: number): Step['take'] {
  return (owner) => owner.runOther(argv, (path) => path === '.apigen/manifest.json' || mayChange(path), at);
}

const steps: fc.Arbitrary<Step> = fc.oneof(
  { arbitrary: generate, weight: 6 },
  {
    arbitrary: fc
      .nat(contracts.length)
      .map((index) => step(`change the contract to ${index}`, (o) => o.changeContract(index))),
    weight: 6,
  },
  fc
    .constantFrom('number', 'bigint', 'string')
    .map((int64) => step(`change the setting int64 to ${int64}`, (o) => o.changeSettings(int64))),
  {
    arbitrary: fc
      .tuple(pick, fc.constantFrom('append', 'replace', 'empty'))
      .map(([index, how]) => step(`${how} ${index}`, (o) => o.edit(index, how))),
    weight: 4,
  },
  fc.constantFrom(...temptingPaths).map((path) => step(`create ${path}`, (o) => o.create(path))),
  { arbitrary: pick.map((index) => step(`restore ${index}`, (o) => o.restore(index))), weight: 2 },
  pick.map((index) => step(`remove ${index}`, (o) => o.remove(index))),
  pick.map((index) => step(`rename ${index}`, (o) => o.rename(index))),
  fc
    .tuple(fc.constantFrom('delete', 'garble', 'take back', 'conflict'), pick)
    .map(([how, index]) => step(`${how} the manifest (${index})`, (o) => o.loseManifest(how, index))),
  {
    arbitrary: fc.tuple(part, fc.boolean(), fc.nat(contracts.length - 1)).map(([at, force, index]) =>
      step(`change the contract to ${index}, kill at ${at}${force ? ' --force' : ''}`, async (o) => {
        await o.changeContract(index);
        await o.kill(at, force);
      }),
    ),
    weight: 4,
  },
  {
    arbitrary: fc
      .tuple(pick, fc.nat(contracts.length - 1))
      .map(([index, next]) => step(`edit what ${next} drops (${index})`, (o) => o.editDropped(index, next))),
    weight: 3,
  },
  fc
    .constantFrom('0.1.0', '0.1.7', '0.2.0', '2.0.0')
    .map((version) => step(`become ${version}`, async (o) => void (o.version = version))),
  ...available.map(([name, argv, mayChange]) =>
    fc
      .option(part, { nil: undefined })
      .map((at) => step(at === undefined ? name : `${name} killed at ${at}`, other(argv, mayChange, at))),
  ),
  {
    arbitrary: fc
      .tuple(fc.constantFrom(...available), fc.nat(contracts.length - 1))
      .map(([[name, argv, mayChange], index]) =>
        step(`${name} on contract ${index}, which is taken back`, (o) =>
          o.tryElsewhere(index, () => other(argv, mayChange)(o)),
        ),
      ),
    weight: 6,
  },
);

class StepCommand implements fc.AsyncCommand<object, Owner> {
  readonly #step: Step;
  constructor(taken: Step) {
    this.#step = taken;
  }
  check(): boolean {
    return true;
  }
  run(_: object, owner: Owner): Promise<void> {
    return this.#step.take(owner);
  }
  toString(): string {
    return this.#step.name;
  }
}

async function live(
  commands: Iterable<fc.AsyncCommand<object, Owner>>,
  makeWorld: (contract: string) => Promise<World>,
): Promise<void> {
  const [first = ''] = contracts;
  const world = await makeWorld(first);
  try {
    const owner = new Owner(world, first);
    await owner.begin();
    await fc.asyncModelRun(() => ({ model: {}, real: owner }), commands);
    // Whatever happened: once the contract is right and nothing is in the way, all is as in a new project.
    await owner.changeContract(1);
    await owner.generate(true);
  } finally {
    world.dispose();
  }
}

const sequences = fc.commands([steps.map((taken) => new StepCommand(taken))], {
  size: 'max',
  maxCommands: 14,
});

describe('any life of a project', () => {
  // `APIGEN_RUNS=2000` for a long night. A failure prints the seed and the path that repeat it.
  const runs = Number(process.env['APIGEN_RUNS'] ?? 24);

  it('loses no byte of the owner’s and leaves no stale file, in memory', async () => {
    await fc.assert(
      fc.asyncProperty(sequences, (commands) => live(commands, memoryWorld)),
      { numRuns: runs },
    );
  }, 600_000);

  it('loses no byte of the owner’s and leaves no stale file, on a real disk', async () => {
    await fc.assert(
      fc.asyncProperty(sequences, (commands) => live(commands, diskWorld)),
      { numRuns: Math.ceil(runs / 2) },
    );
  }, 600_000);
});
