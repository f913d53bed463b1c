import {
  chmodSync,
  existsSync,
  readdirSync,
  readFileSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { smallContract } from '../support/contracts.ts';
import { repositoryRoot } from '../support/repository.ts';
import { labFolder, run } from '../support/service-lab.ts';

interface Lab {
  readonly tell: (args: readonly string[], variables?: Readonly<Record<string, string>>) => Promise<string>;
  /** What is kept for a command: its files, and when each was written. */
  readonly kept: (command: string) => ReadonlyMap<string, number>;
  readonly cache: string;
  readonly folder: string;
}

async function openLab(name: string): Promise<Lab> {
  const folder = await labFolder(name);
  const cache = join(folder, 'cache');
  writeFileSync(join(folder, 'user.api'), smallContract);
  return {
    cache,
    folder,
    tell: async (args, variables = {}) => {
      const command = [join(repositoryRoot, 'bin/apigen.js'), ...args];
      const { exitCode, output } = await run(process.execPath, command, folder, {
        NODE_COMPILE_CACHE: cache,
        ...variables,
      });
      expect(exitCode, output).toBe(0);
      return output;
    },
    kept: (command) => {
      const all = readdirSync(cache, { recursive: true, encoding: 'utf8' });
      const own = all.filter((file) => file.includes(`${join('/', command, '/')}`) && file.endsWith('.js'));
      return new Map(own.map((file) => [join(cache, file), statSync(join(cache, file)).mtimeMs]));
    },
  };
}

const inspect = ['inspect', 'user.api', '--json'];

describe('what V8 compiled of a command', { timeout: 100_000 }, () => {
  it('is kept for its next runs, and written again after the second and the fourth', async () => {
    const { tell, kept } = await openLab('compile-cache');
    const first = await tell(inspect);
    expect(kept('inspect').size).toBeGreaterThan(3);
    expect(kept('check').size).toBe(0);
    expect(await tell(inspect)).toBe(first);
    const second = kept('inspect');
    // What V8 had refused would be written anew.
    await tell(['check', 'user.api']);
    await tell(inspect);
    expect(kept('inspect')).toEqual(second);
    await tell(inspect);
    expect([...kept('inspect').keys()]).toEqual([...second.keys()]);
    expect(kept('inspect')).not.toEqual(second);
  });

  it('is not refused for what a command does with WebAssembly', async () => {
    const { tell, kept, folder } = await openLab('compile-cache-wasm');
    writeFileSync(join(folder, 'tables.sql'), 'CREATE TABLE users (id bigint PRIMARY KEY);');
    const model = ['model', 'ddl', 'tables.sql', '--dialect', 'postgres', '--out', 'out', '--dry-run'];
    await tell(model);
    await tell(model);
    const second = kept('model');
    expect(second.size).toBeGreaterThan(3);
    await tell(model);
    expect(kept('model')).toEqual(second);
  });

  it('is made again where it is cut off or of something else', async () => {
    const { tell, kept } = await openLab('compile-cache-damaged');
    const answer = await tell(inspect);
    await tell(inspect);
    const [one = '', other = '', third = ''] = kept('inspect').keys();
    truncateSync(one, 100);
    writeFileSync(other, 'something else');
    truncateSync(third, 0);
    expect(await tell(inspect)).toBe(answer);
    expect(readFileSync(other).toString()).not.toBe('something else');
    for (const file of [one, other, third]) expect(statSync(file).size).toBeGreaterThan(100);
  });

  it('is made again where a disk lost a block of it', async () => {
    const { tell, kept } = await openLab('compile-cache-lost-block');
    const answer = await tell(inspect);
    await tell(inspect);
    for (const file of kept('inspect').keys()) {
      const content = readFileSync(file);
      const middle = Math.floor(content.length / 2);
      writeFileSync(file, content.fill(0, middle, Math.min(middle + 4096, content.length)));
    }
    const damaged = kept('inspect');
    expect(await tell(inspect)).toBe(answer);
    expect(kept('inspect')).not.toEqual(damaged);
  });

  it('does not pile up where runs are killed', async () => {
    const { tell, kept } = await openLab('compile-cache-drafts');
    await tell(inspect);
    const [file = ''] = kept('inspect').keys();
    const [old, young] = [`${file}.1`, `${file}.2`];
    for (const draft of [old, young]) writeFileSync(draft, 'half');
    utimesSync(old, 0, 0);
    await tell(inspect);
    expect([existsSync(old), existsSync(young)]).toEqual([false, true]);
  });

  it('is not needed: nothing is kept where Node keeps nothing, or where nothing can be written', async () => {
    const { tell, kept, cache } = await openLab('compile-cache-off');
    const answer = await tell(inspect, { NODE_DISABLE_COMPILE_CACHE: '1' });
    await tell(['check', 'user.api']);
    const [file = ''] = kept('check').keys();
    const folder = join(file, '../..');
    writeFileSync(join(folder, 'inspect'), 'in the way');
    expect(await tell(inspect)).toBe(answer);
    if (process.getuid?.() !== 0) {
      chmodSync(cache, 0o500);
      expect(await tell(inspect)).toBe(answer);
      chmodSync(cache, 0o700);
    }
  });
});
