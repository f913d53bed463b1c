import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createNodeHost } from '../../../src/host/node-host.ts';
import { colorLevel } from '../../../src/host/node-terminal.ts';
import { createMemoryHost } from '../../../src/host/memory-host.ts';
import type { Host } from '../../../src/host/ports.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'apigen-host-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** The same statements must hold for the real file system and for the one in memory. */
const worlds: readonly [string, (links: Record<string, string>) => { host: Host; root: string }][] = [
  [
    'on the disk',
    (links) => {
      for (const [path, target] of Object.entries(links)) symlinkSync(target, join(folder, path));
      return { host: createNodeHost(), root: folder };
    },
  ],
  [
    'in memory',
    (links) => {
      const absolute = Object.entries(links).map(([path, target]): [string, string] => [
        `/memory/${path}`,
        target,
      ]);
      return { host: createMemoryHost({ links: Object.fromEntries(absolute) }), root: '/memory' };
    },
  ],
];

const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

describe.each(worlds)('files %s', (_, start) => {
  it('are written, read, moved and removed', async () => {
    const { host, root } = start({});
    await host.files.makeDirectory(`${root}/a/b`);
    await host.files.makeDirectory(`${root}/a/b`);
    await host.files.write(`${root}/a/b/x`, 'eins');
    await host.files.write(`${root}/a/b/y`, 'zwei');
    await host.files.rename(`${root}/a/b/x`, `${root}/a/b/y`);
    expect(text(await host.files.read(`${root}/a/b/y`))).toBe('eins');
    expect(await host.files.list(`${root}/a/b`)).toEqual(['y']);
    await host.files.removeEmptyDirectory(`${root}/a/b`);
    expect(await host.files.kind(`${root}/a/b`)).toBe('directory');
    await host.files.removeFile(`${root}/a/b/y`);
    await host.files.removeEmptyDirectory(`${root}/a/b`);
    expect(await host.files.kind(`${root}/a/b`)).toBeUndefined();
    await host.files.removeTree(`${root}/a`);
    await host.files.removeTree(`${root}/a`);
    expect(await host.files.list(root)).toEqual([]);
  });

  it('fail with the codes of the system', async () => {
    const { host, root } = start({});
    await host.files.write(`${root}/file`, '');
    const code = (promise: Promise<unknown>): Promise<unknown> =>
      promise.then(
        () => 'no failure',
        (error: unknown) =>
          error instanceof Error && 'code' in error ? `${error.name} ${String(error.code)}` : error,
      );
    expect(await code(host.files.read(`${root}/none`))).toBe('HostError ENOENT');
    expect(await code(host.files.read(root))).toBe('HostError EISDIR');
    expect(await code(host.files.write(`${root}/none/x`, ''))).toBe('HostError ENOENT');
    expect(await code(host.files.write(`${root}/file`, '', { exclusive: true }))).toBe('HostError EEXIST');
    expect(await code(host.files.removeFile(`${root}/none`))).toBe('HostError ENOENT');
    expect(await code(host.files.rename(`${root}/none`, `${root}/x`))).toBe('HostError ENOENT');
    expect(await code(host.files.list(`${root}/file`))).toBe('HostError ENOTDIR');
    expect(await code(host.files.makeDirectory(`${root}/file`))).toBe('HostError EEXIST');
    expect(await host.files.kind(`${root}/file/below`)).toBeUndefined();
  });

  it('do not stand where no file can', async () => {
    const { host, root } = start({});
    await host.files.write(`${root}/file`, '');
    expect(await host.files.kind(`${root}/file/below`)).toBeUndefined();
    expect(await host.files.kind(`${root}/${'a'.repeat(300)}`)).toBeUndefined();
  });

  it('tell links from what they point to', async () => {
    const { host, root } = start({ link: 'real', broken: 'nowhere' });
    await host.files.makeDirectory(`${root}/real`);
    await host.files.write(`${root}/link/x`, '1');
    expect(await host.files.kind(`${root}/link`)).toBe('link');
    expect(await host.files.kind(`${root}/broken`)).toBe('link');
    expect(await host.files.realPath(`${root}/link/x`)).toBe(`${await host.files.realPath(root)}/real/x`);
    await host.files.removeFile(`${root}/link`);
    expect(await host.files.kind(`${root}/real/x`)).toBe('file');
  });
});

describe('permission bits on the disk', () => {
  it.skipIf(process.platform === 'win32')('are those that were asked for', async () => {
    const { files } = createNodeHost();
    await files.write(`${folder}/open`, '', { mode: 0o777 });
    expect(await files.mode(`${folder}/open`)).toBe(0o777);
    await files.write(`${folder}/open`, 'x', { mode: 0o600, isDurable: true });
    expect(await files.mode(`${folder}/open`)).toBe(0o600);
    await expect(files.mode(`${folder}/none`)).rejects.toMatchObject({ code: 'ENOENT' });
  });
});

describe('folders on the disk', () => {
  it.skipIf(!existsSync('/proc/self'))(
    'fail where the system makes none, instead of trying forever',
    async () => {
      const { files } = createNodeHost();
      await expect(files.makeDirectory('/proc/apigen/a/b')).rejects.toMatchObject({ code: 'ENOENT' });
    },
  );

  it('are found behind links, and are not made of files', async () => {
    const { files } = createNodeHost();
    writeFileSync(join(folder, 'file'), '');
    symlinkSync(folder, join(folder, 'link'));
    await files.makeDirectory(`${folder}/link`);
    await files.makeDirectory(`${folder}/link/a/b`);
    expect(await files.kind(`${folder}/a/b`)).toBe('directory');
    await expect(files.makeDirectory(`${folder}/file`)).rejects.toMatchObject({ code: 'EEXIST' });
    await expect(files.makeDirectory(`${folder}/file/a/b`)).rejects.toMatchObject({ code: 'ENOTDIR' });
  });
});

describe('programs', () => {
  it('run with their arguments as they are, and say when they are missing', async () => {
    const { processes, environment } = createNodeHost();
    writeFileSync(
      join(folder, 'print.cjs'),
      'console.log(JSON.stringify(process.argv.slice(2))); process.exitCode = 3;',
    );
    const args = [join(folder, 'print.cjs'), '$(id)', 'a b', '`x`', '"'];
    const result = await processes.run('node', args, { cwd: folder });
    expect(result).toEqual({ exitCode: 3, output: JSON.stringify(args.slice(1)) });
    await expect(processes.run('no-such-program', [], { cwd: folder })).rejects.toMatchObject({
      code: 'ENOENT',
    });
    expect(processes.isRunning(environment.processId)).toBe(true);
    expect(processes.isRunning(2 ** 22 + 12_345)).toBe(false);
  });
});

describe('colorLevel', () => {
  it.each<[Record<string, string>, number, number]>([
    [{}, 1, 0],
    [{}, 4, 1],
    [{}, 24, 3],
    [{ NO_COLOR: '1' }, 24, 0],
    [{ NO_COLOR: '' }, 24, 3],
    [{ FORCE_COLOR: '1' }, 1, 1],
    [{ FORCE_COLOR: '' }, 1, 1],
    [{ FORCE_COLOR: '3' }, 1, 3],
    [{ FORCE_COLOR: '0' }, 24, 0],
    [{ NO_COLOR: '1', FORCE_COLOR: '1' }, 24, 0],
  ])('%j with depth %i gives %i', (variables, depth, level) => {
    expect(colorLevel(variables, depth)).toBe(level);
  });

  it.skipIf(process.platform === 'win32')('are ended by Ctrl+C alone where the caller goes on', async () => {
    const host = fileURLToPath(new URL('../../../src/host/node-host.ts', import.meta.url));
    writeFileSync(
      join(folder, 'caller.mjs'),
      `import { createNodeHost } from ${JSON.stringify(host)};
      const wait = 'process.stdout.write("started"); setInterval(() => {}, 1000)';
      const options = { cwd: '/', inheritOutput: true, survivesInterrupt: true };
      const { isInterrupted } = await createNodeHost().processes.run(process.execPath, ['-e', wait], options);
      process.stdout.write(\` and \${isInterrupted}\`);`,
    );
    const caller = spawn(process.execPath, [join(folder, 'caller.mjs')], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let output = '';
    caller.stdout.on('data', (part: Buffer) => {
      output += String(part);
      if (output === 'started') caller.kill('SIGINT');
    });
    const [exitCode] = await once(caller, 'close');
    expect({ exitCode, output }).toEqual({ exitCode: 0, output: 'started and true' });
  });
});
