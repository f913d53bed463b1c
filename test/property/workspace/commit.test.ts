import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createMemoryHost, MemoryCrash, type MemoryHost } from '../../../src/host/memory-host.ts';
import type { Ownership, VirtualFile } from '../../../src/workspace/virtual-file.ts';
import { runOnce } from '../../support/project.ts';

const ownershipOf: Readonly<Record<string, Ownership>> = {
  gen: 'generated',
  logic: 'yours',
  conf: 'scaffold',
};

const path = fc
  .tuple(fc.constantFrom('gen', 'logic', 'conf'), fc.constantFrom('a', 'b', 'x/a', 'x/y/b'))
  .map(([folder, name]) => `${folder}/${name}.ts`);

const tree = fc
  .uniqueArray(fc.tuple(path, fc.constantFrom('1\n', '2\n', '3\n')), {
    selector: ([file]) => file,
    maxLength: 8,
  })
  .map((entries) =>
    entries.map(([file, content]): VirtualFile => ({
      path: file,
      content,
      ownership: ownershipOf[file.split('/')[0] ?? ''] ?? 'generated',
      origin: 'user.api:1',
    })),
  );

/** What is in the project besides apigen's lock and stages. */
function project(host: MemoryHost): Record<string, string> {
  return Object.fromEntries(
    Object.entries(host.snapshot()).filter(([file]) => !/\.apigen\/(?:lock|stage)/.test(file)),
  );
}

describe('a run that is killed', () => {
  it('leaves old or new after the next start, never a mix', async () => {
    await fc.assert(
      fc.asyncProperty(tree, tree, fc.nat(60), async (first, second, crash) => {
        const host = createMemoryHost();
        await runOnce(host, first);
        const old = project(host);
        host.crashBefore(crash);
        const wasKilled = await runOnce(host, second).then(
          () => false,
          (error: unknown) => error instanceof MemoryCrash,
        );
        host.crashBefore(null);
        const finished = createMemoryHost();
        await runOnce(finished, first);
        await runOnce(finished, second);
        // A start that plans for nothing but what is there only mends.
        await runOnce(host, [], { isComplete: false });
        const tool = project(host);
        expect(wasKilled ? [old, project(finished)] : [project(finished)]).toContainEqual(tool);
        await runOnce(host, second);
        expect(project(host)).toEqual(project(finished));
        expect(Object.keys(host.snapshot()).filter((file) => /\.apigen\/(?:lock|stage)/.test(file))).toEqual(
          [],
        );
      }),
      { numRuns: 300 },
    );
  });
});

describe('any sequence of runs', () => {
  const edit = fc.tuple(path, fc.constantFrom('mine\n', '1\n'));

  it('never changes or deletes a file of the owner, and deletes only what is ours and unedited', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(tree, fc.option(edit)), { maxLength: 6 }), async (runs) => {
        const host = createMemoryHost();
        const edited = new Map<string, string>();
        for (const [files, change] of runs) {
          await runOnce(host, files);
          const now = host.snapshot();
          for (const [file, content] of edited) expect(now[`/memory/${file}`]).toBe(content);
          const before = new Map(Object.entries(now).filter(([file]) => file.startsWith('/memory/logic/')));
          await runOnce(host, files);
          for (const [file, content] of before) expect(host.snapshot()[file]).toBe(content);
          if (change === null) continue;
          await host.files.makeDirectory(`/memory/${change[0].replace(/\/[^/]*$/, '')}`);
          await host.files.write(`/memory/${change[0]}`, change[1]);
          // What equals the generator's own output is taken over (adopted) and then ours again.
          if (change[1] === 'mine\n' || change[0].startsWith('logic/')) edited.set(...change);
          else edited.delete(change[0]);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('plans nothing the second time', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(tree, { minLength: 1, maxLength: 4 }), async (trees) => {
        const host = createMemoryHost();
        for (const files of trees) await runOnce(host, files);
        const entries = new Map(host.files.entries);
        const { plan } = await runOnce(host, trees.at(-1) ?? []);
        expect(plan.filter(({ kind }) => !['unchanged', 'keep', 'orphan'].includes(kind))).toEqual([]);
        expect(host.files.entries).toEqual(entries);
      }),
    );
  });
});
