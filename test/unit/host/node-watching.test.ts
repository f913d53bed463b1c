import { mkdirSync, mkdtempSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createNodeHost } from '../../../src/host/node-host.ts';
import type { Watching } from '../../../src/host/ports.ts';

let folder = '';
let watching: Watching;
beforeEach(async () => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'apigen-watch-')));
  watching = await createNodeHost().watch((name) => name.endsWith('.api'));
});
afterEach(() => {
  watching.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Whether the wait has ended by the time that a mark, which ends it for sure, is written. */
async function seen(change: () => void): Promise<boolean> {
  let isOver = false;
  const wait = watching.next().then(() => (isOver = true));
  change();
  await new Promise((resolve) => setTimeout(resolve, 400));
  const was = isOver;
  writeFileSync(join(folder, 'mark.api'), '');
  await wait;
  return was;
}

describe('watching the disk', () => {
  it('ends when a relevant file changes, also when an editor saves by renaming', async () => {
    watching.look([folder]);
    writeFileSync(join(folder, 'a.api'), 'one');
    expect(await watching.next()).toBe('changed');
    writeFileSync(join(folder, 'a.api~'), 'two');
    renameSync(join(folder, 'a.api~'), join(folder, 'a.api'));
    expect(await watching.next()).toBe('changed');
  });

  it('makes one of a burst, and keeps it for who is not waiting yet', async () => {
    watching.look([folder]);
    for (let index = 0; index < 50; index += 1) writeFileSync(join(folder, `${index}.api`), '');
    expect(await watching.next()).toBe('changed');
    expect(await seen(() => {})).toBe(false);
  });

  it('takes no notice of other files, nor of folders that it no longer looks at', async () => {
    const other = join(folder, 'other');
    mkdirSync(other);
    watching.look([folder, other]);
    expect(await seen(() => writeFileSync(join(folder, 'app.ts'), ''))).toBe(false);
    watching.look([folder]);
    expect(await seen(() => writeFileSync(join(other, 'b.api'), ''))).toBe(false);
  });

  it('bears folders that are missing or go away', async () => {
    const other = join(folder, 'other');
    mkdirSync(other);
    watching.look([folder, other, join(folder, 'missing')]);
    rmSync(other, { recursive: true });
    writeFileSync(join(folder, 'a.api'), '');
    expect(await watching.next()).toBe('changed');
  });

  it('ends when the user ends the command', async () => {
    const wait = watching.next();
    process.emit('SIGINT');
    expect(await wait).toBe('interrupted');
  });
});
