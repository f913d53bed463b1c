import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createMemoryHost, MemoryCrash, type MemoryHost } from '../../../src/host/memory-host.ts';
import { commit } from '../../../src/workspace/commit.ts';
import { readDisk } from '../../../src/workspace/disk.ts';
import { printManifest } from '../../../src/workspace/manifest.ts';
import { planUpdate } from '../../../src/workspace/merge/plan-update.ts';
import { readTexts } from '../../../src/workspace/merge/read-texts.ts';
import { renewBases } from '../../../src/workspace/merge/renew-bases.ts';
import type { Plan } from '../../../src/workspace/plan.ts';
import { readManifest } from '../../../src/workspace/read-manifest.ts';
import { recover } from '../../../src/workspace/roll-back.ts';
import type { VirtualFile } from '../../../src/workspace/virtual-file.ts';

const paths = ['a.txt', 'conf/b.yaml', 'package.json'] as const;

/** Lines that are texts of every kind: YAML, and JSON once they are put between braces. */
const content = (path: string): fc.Arbitrary<string> =>
  fc
    .uniqueArray(fc.tuple(fc.constantFrom('a', 'b', 'c', 'd', 'e'), fc.nat(3)), { selector: ([key]) => key })
    .map((pairs) => {
      if (!path.endsWith('.json')) return pairs.map(([key, value]) => `${key}: ${value}\n`).join('');
      return `{\n${pairs.map(([key, value]) => `  "${key}": ${value}`).join(',\n')}\n}\n`;
    });

const tree = fc.tuple(...paths.map((path) => fc.option(content(path)))).map((contents) =>
  contents.flatMap((text, index): VirtualFile[] => {
    const path = paths[index] ?? '';
    return text === null ? [] : [{ path, content: text, ownership: 'scaffold', origin: 'x' }];
  }),
);

/** What the owner does between two updates: write a file, or delete it. */
const edit = fc
  .constantFrom(...paths)
  .chain((path) => fc.record({ path: fc.constant(path), text: fc.option(content(path)) }));

async function update(host: MemoryHost, files: readonly VirtualFile[]): Promise<Plan> {
  await recover(host.files, '/memory');
  const { value: found } = await readManifest(host.files, '/memory');
  const disk = await readDisk(host.files, '/memory', paths);
  const texts = await readTexts(host.files, '/memory', disk);
  const plan = planUpdate({ files, disk, texts, migrated: texts, manifest: found.manifest });
  const after = printManifest(renewBases(found.manifest, plan, files, '1.0.0'));
  expect(await commit(plan, { before: found.text, after }, host, '/memory')).toEqual([]);
  return plan;
}

async function make(host: MemoryHost, { path, text }: { path: string; text: string | null }): Promise<void> {
  await host.files.makeDirectory('/memory/conf');
  const place = `/memory/${path}`;
  if (text !== null) await host.files.write(place, text);
  else if ((await host.files.kind(place)) !== undefined) await host.files.removeFile(place);
}

function textOf(host: MemoryHost, path: string): string | undefined {
  return host.snapshot()[`/memory/${path}`];
}

/** The lines of a text without what a neighbour may add to them. */
function lines(text: string | undefined): string[] {
  return (text ?? '').split('\n').map((line) => line.replace(/,$/, ''));
}

describe('any sequence of updates and edits', () => {
  const step = fc.tuple(tree, fc.array(edit, { maxLength: 3 }));

  it('loses no line of the owner, brings back nothing, and is done after one run', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 4 }), async (steps) => {
        const host = createMemoryHost();
        let written: readonly VirtualFile[] = [];
        for (const [files, edits] of steps) {
          const before = new Map(paths.map((path) => [path, textOf(host, path)]));
          const known = new Set((await readManifest(host.files, '/memory')).value.manifest.files.keys());
          const plan = await update(host, files);
          for (const path of paths) {
            const [old, now] = [before.get(path), textOf(host, path)];
            const base = written.find((file) => file.path === path)?.content;
            if (old === undefined && known.has(path)) expect(now).toBeUndefined();
            if (old === undefined) continue;
            // YAML without any key is "{}", which nobody wrote.
            const own = lines(old).filter((line) => line !== '{}' && !lines(base).includes(line));
            expect(own.filter((line) => !lines(now).includes(line))).toEqual([]);
            const next = files.find((file) => file.path === path)?.content;
            if (known.has(path) && old === base && next !== undefined) expect(now).toBe(next);
          }
          const entries = new Map(host.files.entries);
          const again = await update(host, files);
          expect(again.filter((change) => 'file' in change || change.kind === 'delete')).toEqual([]);
          expect(new Map(host.files.entries)).toEqual(entries);
          written = nextBases(written, plan, files);
          for (const change of edits) await make(host, change);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('leaves old or new when it is killed, never a mix', async () => {
    await fc.assert(
      fc.asyncProperty(
        tree,
        fc.array(edit, { maxLength: 3 }),
        tree,
        fc.nat(40),
        async (first, edits, second, crash) => {
          const host = createMemoryHost();
          const whole = createMemoryHost();
          for (const world of [host, whole]) {
            await update(world, first);
            for (const change of edits) await make(world, change);
          }
          const old = host.snapshot();
          await update(whole, second);
          host.crashBefore(crash);
          await update(host, second).catch((error: unknown) => {
            if (!(error instanceof MemoryCrash)) throw error;
          });
          host.crashBefore(null);
          await recover(host.files, '/memory');
          expect([old, whole.snapshot()]).toContainEqual(host.snapshot());
        },
      ),
      { numRuns: 200 },
    );
  });
});

/** What apigen last wrote, by the rule that the manifest follows. */
function nextBases(
  written: readonly VirtualFile[],
  plan: Plan,
  files: readonly VirtualFile[],
): readonly VirtualFile[] {
  const isRenewed = new Set(
    plan.filter((change) => change.kind !== 'keep' || change.reason === 'scaffold').map(({ path }) => path),
  );
  const renewed = files.filter(({ path }) => isRenewed.has(path));
  return [...written.filter(({ path }) => !renewed.some((file) => file.path === path)), ...renewed];
}
