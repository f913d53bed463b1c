import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createMemoryHost } from '../../../src/host/memory-host.ts';
import type { FileSystem, Host } from '../../../src/host/ports.ts';
import { acquireLock } from '../../../src/workspace/lock.ts';

const operations = [
  'read',
  'write',
  'mode',
  'kind',
  'realPath',
  'list',
  'makeDirectory',
  'rename',
  'removeFile',
  'removeEmptyDirectory',
  'removeTree',
] as const;

/** The same disk, but each operation waits until the scheduler lets it happen: processes in any interleaving. */
function interleaved(files: FileSystem, scheduler: fc.Scheduler): FileSystem {
  const wrap = <Name extends (typeof operations)[number]>(name: Name): FileSystem[Name] => {
    const original: (...parameters: never[]) => Promise<unknown> = files[name];
    const waiting = async (...parameters: never[]): Promise<unknown> => {
      await scheduler.schedule(Promise.resolve(), name);
      return original(...parameters);
    };
    return waiting as FileSystem[Name]; // handed on exactly as they come
  };
  return Object.fromEntries(operations.map((name) => [name, wrap(name)])) as unknown as FileSystem; // every operation is listed
}

describe('the lock', () => {
  it('is held by one run at a time, however many start at once and whatever a dead one left', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.scheduler(),
        fc.integer({ min: 2, max: 4 }),
        fc.boolean(),
        async (scheduler, count, hasDead) => {
          const files = hasDead ? { '/memory/.apigen/lock/9@memory@0a': '' } : { '/memory/.apigen/': '' };
          const disk = createMemoryHost({ files });
          const running = Array.from({ length: count }, (_, index) => 100 + index);
          let holders = 0;
          let served = 0;
          const contend = async (processId: number): Promise<void> => {
            const host: Host = {
              ...disk,
              files: interleaved(disk.files, scheduler),
              environment: { ...disk.environment, processId },
              processes: { ...disk.processes, isRunning: (other) => running.includes(other) },
            };
            const lock = await acquireLock(host, '/memory');
            if (!('release' in lock)) return;
            holders += 1;
            served += 1;
            expect(holders).toBe(1);
            await scheduler.schedule(Promise.resolve(), 'work');
            holders -= 1;
            await lock.release();
          };
          const all = Promise.all(running.map((processId) => contend(processId)));
          await scheduler.waitFor(all);
          expect(served).toBeGreaterThan(0);
          expect([...disk.files.entries.keys()]).toEqual(['/', '/memory', '/memory/.apigen']);
        },
      ),
      { numRuns: 400 },
    );
  });
});
