import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { repositoryRoot } from '../support/repository.ts';

/** More than any pipe holds. */
const routes = 800;

it('prints everything for a reader that takes its time, and then ends', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'apigen-reader-'));
  try {
    const numbers = Array.from({ length: routes }, (_, index) => index);
    const lines = numbers.map((n) => `\t@handler op${n}\n\tget /op${n}\n`);
    writeFileSync(join(folder, 'big.api'), `service big {\n${lines.join('\n')}}\n`);
    const args = [join(repositoryRoot, 'bin/apigen.js'), 'inspect', 'big.api', '--json'];
    const child = spawn(process.execPath, args, { cwd: folder, stdio: ['ignore', 'pipe', 'inherit'] });
    const ended = once(child, 'exit');
    child.stdout.pause();
    await wait(1_500);
    const printed = await text(child.stdout);
    expect(await ended).toEqual([0, null]);
    expect(printed.length).toBeGreaterThan(1 << 17);
    const model = JSON.parse(printed) as { readonly groups: readonly { readonly routes: unknown[] }[] };
    expect(model.groups.flatMap((group) => group.routes)).toHaveLength(routes);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
