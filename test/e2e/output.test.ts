import { spawn, type StdioOptions } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, existsSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { repositoryRoot } from '../support/repository.ts';

/** Enough for a model that is larger than any pipe. */
const routes = 800;
let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'apigen-output-'));
  const numbers = Array.from({ length: routes }, (_, index) => index);
  const lines = numbers.map((n) => `\t@handler op${n}\n\tget /op${n}\n`);
  writeFileSync(join(folder, 'big.api'), `service big {\n${lines.join('\n')}}\n`);
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const inspect = ['inspect', 'big.api', '--json'];

function start(args: readonly string[], stdio: StdioOptions) {
  const program = join(repositoryRoot, 'bin/apigen.js');
  const child = spawn(process.execPath, [program, ...args], { cwd: folder, stdio });
  return { out: child.stdout as Readable, error: child.stderr as Readable, ended: once(child, 'exit') }; // piped where they are read
}

describe('what a command prints', () => {
  it('is whole for a reader that takes its time', async () => {
    const { out, ended } = start(inspect, ['ignore', 'pipe', 'inherit']);
    out.pause();
    await wait(1_000);
    const printed = await text(out);
    expect(await ended).toEqual([0, null]);
    expect(printed.length).toBeGreaterThan(1 << 17);
    const model = JSON.parse(printed) as { readonly groups: readonly { readonly routes: unknown[] }[] };
    expect(model.groups.flatMap((group) => group.routes)).toHaveLength(routes);
  });

  it('may have a reader that goes away', async () => {
    const { out, error, ended } = start(inspect, ['ignore', 'pipe', 'pipe']);
    await once(out, 'data');
    out.destroy();
    expect(await text(error)).toBe('');
    expect(await ended).toEqual([0, null]);
  });

  it.skipIf(!existsSync('/dev/full')).each([[inspect], [['--version']], [['--help']]])(
    'is missed where the disk is full: %j',
    async (args) => {
      const full = openSync('/dev/full', 'w');
      const { error, ended } = start(args, ['ignore', full, 'pipe']);
      closeSync(full);
      const told = await text(error);
      expect(told).toContain(
        'error[output-refused] The system refused what the command printed: the disk is full',
      );
      expect(told).not.toMatch(/^ +at /m);
      expect(await ended).toEqual([4, null]);
    },
  );
});
