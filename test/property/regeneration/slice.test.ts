import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MemoryHost } from '../../../src/host/memory-host.ts';
import { cacheFolder } from '../../../src/workspace/cache.ts';
import { applyEdits, doubtfulContract, lineEdits, wholeContract } from '../../support/edited-contract.ts';
import { filesOf, home, runAgain, runCli } from '../../support/run-cli.ts';

const contract = wholeContract(6);
const memory = `${cacheFolder}/last-run.json`;

async function newProject(cache: 'always' | 'off', files = contract): Promise<MemoryHost> {
  const options = { variables: { APIGEN_CACHE: cache } };
  const argv = ['new', 'api/user.api', '--dir', '.', '--no-install', '--skip-git'];
  const { host, exit, stderr } = await runCli(argv, files, options);
  expect(exit, stderr).toBe(0);
  return host;
}

async function writeContract(host: MemoryHost, files: Readonly<Record<string, string>>): Promise<void> {
  for (const [path, text] of Object.entries(files)) await host.files.write(`${home}/${path}`, text);
}

/** Everything that a run leaves and says. */
async function generate(host: MemoryHost, ...flags: readonly string[]): Promise<unknown> {
  const { exit, stdout, stderr, files } = await runAgain(['generate', ...flags], host);
  const kept = Object.entries(files).filter(([path]) => isKept(path));
  return { exit, stdout, stderr, files: Object.fromEntries(kept) };
}

/** What the owner of a project does between two runs, at one of its stubs. */
type Deed = (host: MemoryHost, stub: string) => Promise<unknown>;

const deeds: readonly Deed[] = [
  async () => undefined,
  async () => undefined,
  (host, stub) => host.files.write(`${home}/${stub}`, `${filesOf(host)[stub] ?? ''}// Mine.\n`),
  (host, stub) => host.files.removeFile(`${home}/${stub}`),
  (host) => runAgain(['prune', '--yes'], host),
];

const burst = fc.record({
  /** Which earlier state the owner goes back to first, as with git, which leaves the cache alone. */
  back: fc.option(fc.nat(10), { nil: undefined, freq: 2 }),
  edits: lineEdits,
  deed: fc.constantFrom(...deeds),
  at: fc.nat(100),
});

function isKept(path: string): boolean {
  return !path.startsWith(`${cacheFolder}/`);
}

/** Brings a project back to what its files were, its cache aside. */
async function checkOut(host: MemoryHost, files: Readonly<Record<string, string>>): Promise<void> {
  const now = filesOf(host);
  for (const path of Object.keys(now))
    if (isKept(path) && files[path] === undefined) await host.files.removeFile(`${home}/${path}`);
  for (const [path, text] of Object.entries(files))
    if (isKept(path) && now[path] !== text) await host.files.write(`${home}/${path}`, text);
}

function stubAt(host: MemoryHost, at: number): string {
  const stubs = Object.keys(filesOf(host)).filter((path) => path.startsWith('src/logic/'));
  return stubs[at % stubs.length] ?? '';
}

describe('a run that remembers the last one', () => {
  it.each([
    ['nothing is wrong', contract],
    ['much is doubtful', doubtfulContract(6)],
  ])(
    'writes and says the same as one that does not, whatever was edited, where %s',
    async (_name, first) => {
      await fc.assert(
        fc.asyncProperty(fc.array(burst, { minLength: 2, maxLength: 6 }), async (bursts) => {
          const [remembering, forgetting] = [
            await newProject('always', first),
            await newProject('off', first),
          ];
          let files: Record<string, string> = { ...first };
          const states = [{ contract: files, project: filesOf(forgetting) }];
          for (const { back, edits, deed, at } of bursts) {
            const state = back === undefined ? undefined : states[back % states.length];
            if (state !== undefined) {
              for (const host of [remembering, forgetting]) await checkOut(host, state.project);
              files = state.contract;
            }
            const edited = applyEdits(files, edits);
            const stub = stubAt(remembering, at);
            for (const host of [remembering, forgetting]) {
              await writeContract(host, edited);
              if (stub !== '') await deed(host, stub);
            }
            expect(await generate(remembering, '--check')).toEqual(await generate(forgetting, '--check'));
            const left = await generate(remembering);
            expect(left).toEqual(await generate(forgetting));
            // A contract with mistakes is mended before the next edit, or all others would be in vain.
            if ((left as { exit: number }).exit !== 0) continue;
            files = edited;
            states.push({ contract: files, project: filesOf(forgetting) });
          }
        }),
        { numRuns: Number(process.env['SLICE_RUNS'] ?? 10) },
      );
    },
    600_000,
  );

  it('writes and says the same when its memory is damaged', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(100_000), fc.string({ maxLength: 3 }), lineEdits, async (at, text, edits) => {
        const [remembering, forgetting] = [await newProject('always'), await newProject('off')];
        for (const host of [remembering, forgetting]) {
          await writeContract(host, { 'api/user.api': `${contract['api/user.api'] ?? ''}\n` });
          await generate(host);
          await writeContract(host, applyEdits(contract, edits));
        }
        const whole = filesOf(remembering)[memory] ?? '';
        expect(whole).not.toBe('');
        const cut = at % whole.length;
        await remembering.files.write(`${home}/${memory}`, whole.slice(0, cut) + text + whole.slice(cut + 1));
        expect(await generate(remembering)).toEqual(await generate(forgetting));
      }),
      { numRuns: 10 },
    );
  }, 120_000);
});
