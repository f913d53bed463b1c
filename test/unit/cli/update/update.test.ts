import { describe, expect, it } from 'vitest';
import type { MemoryHost } from '../../../../src/host/memory-host.ts';
import { hashText } from '../../../../src/base/hash.ts';
import { parseManifest, printManifest } from '../../../../src/workspace/manifest.ts';
import { filesOf, home, runAgain } from '../../../support/run-cli.ts';
import { devScript, project, rewrite } from '../../../support/small-project.ts';

const manifestFile = '.apigen/manifest.json';

/** Makes a file one that an older apigen wrote: as it was then, on disk and in the manifest. */
async function age(host: MemoryHost, path: string, older: (text: string) => string): Promise<void> {
  await rewrite(host, path, older);
  const base = filesOf(host)[path] ?? '';
  await changeManifest(host, (text) => {
    const parsed = parseManifest(text);
    if (!('manifest' in parsed)) throw new Error('The manifest of a new project must be whole.');
    const entry = { ownership: 'scaffold', hash: hashText(base), source: 'api/user.api', base } as const;
    return printManifest({ ...parsed.manifest, files: new Map(parsed.manifest.files).set(path, entry) });
  });
}

async function changeManifest(host: MemoryHost, change: (text: string) => string): Promise<void> {
  await rewrite(host, manifestFile, change);
}

describe('apigen update', () => {
  it('has nothing to do in a new project, and touches nothing', async () => {
    const host = await project();
    const entries = new Map(host.files.entries);
    for (const argv of [['update'], ['update', '--dry-run'], ['update', '--diff']]) {
      const run = await runAgain(argv, host);
      expect({ exit: run.exit, stderr: run.stderr }).toEqual({ exit: 0, stderr: '' });
      expect(run.stdout).toContain('up to date');
    }
    expect(new Map(host.files.entries)).toEqual(entries);
  });

  it('replaces what its owner never changed, writes what is new, and leaves deleted files away', async () => {
    const host = await project();
    const before = filesOf(host);
    await age(host, 'tsconfig.json', (text) => text.replace('es2023', 'es2022'));
    await host.files.removeFile(`${home}/README.md`);
    await host.files.removeFile(`${home}/config/test.yaml`);
    await changeManifest(host, (text) => text.replace(/^.*"config\/test\.yaml".*\n/m, ''));
    const run = await runAgain(['update'], host);
    expect({ exit: run.exit, stderr: run.stderr }).toEqual({ exit: 0, stderr: '' });
    expect(run.files['tsconfig.json']).toBe(before['tsconfig.json']);
    expect(run.files['config/test.yaml']).toBe(before['config/test.yaml']);
    expect(run.files['README.md']).toBeUndefined();
    expect(run.stdout).toMatch(/\+ config\/test\.yaml\n {2}~ tsconfig\.json\n/);
    expect(run.files[manifestFile]).toBe(before[manifestFile]);
    expect((await runAgain(['update'], host)).stdout).toContain('up to date');
  });

  it('merges what both changed, by key where lines would meet, and keeps the form that the owner has', async () => {
    const host = await project();
    await age(host, 'package.json', (text) => text.replace(/"fastify": "[^"]+"/, '"fastify": "^5.0.0"'));
    await age(host, 'config/default.yaml', (text) => text.replace('bodyLimit: 1m', 'bodyLimit: 2m'));
    await rewrite(host, 'package.json', (text) =>
      text
        .replace('"fastify": "^5.0.0",', '"fastify": "^5.0.0",\n    "kysely": "^0.28.0",')
        .replace('  "private": true,\n', ''),
    );
    await rewrite(host, 'config/default.yaml', (text) =>
      text
        .replace('  bodyLimit: 2m', '  # Ours.\n  cors: true\n  bodyLimit: 2m')
        .replace('app: {}', 'app:\n  x: 1'),
    );
    const run = await runAgain(['update'], host);
    expect({ exit: run.exit, stderr: run.stderr }).toEqual({ exit: 0, stderr: '' });
    expect(run.files['package.json']).toMatch(/"fastify": "\^5\.[1-9][^"]+",\n {4}"kysely": "\^0\.28\.0",/);
    expect(run.files['package.json']).not.toContain('"private"');
    expect(run.files['config/default.yaml']).toContain('  # Ours.\n  cors: true\n  bodyLimit: 1m\n');
    expect(run.files['config/default.yaml']).toContain('app:\n  x: 1\n');
    expect(run.stdout).toContain('~ package.json  (merged)');
    expect(run.stdout).toContain('Next:\n  npm install');
    expect((await runAgain(['update'], host)).stdout).toContain('up to date');
  });

  it('leaves both versions between markers where both changed the same, ends with 5, and does not merge twice', async () => {
    const host = await project();
    await age(host, 'package.json', (text) => text.replace(devScript, 'node src/main.ts'));
    await age(host, '.gitignore', (text) => text.replace('node_modules', 'node_module'));
    await rewrite(host, 'package.json', (text) => text.replace('node src/main.ts', 'tsx src/main.ts'));
    const run = await runAgain(['update'], host);
    expect(run.exit).toBe(5);
    expect(run.files['package.json']).toContain(
      `<<<<<<< yours\n    "dev": "tsx src/main.ts",\n=======\n    "dev": "${devScript}",\n>>>>>>> apigen\n`,
    );
    expect(run.files['.gitignore']).toContain('node_modules');
    expect(run.stderr).toContain(
      'error[merge-conflict] You and apigen changed the same in "package.json" (one place).',
    );
    expect(run.stdout).toMatch(/! user-api: 2 files changed\n[^]*~ package\.json {2}\(1 conflict\)/);
    const waiting = filesOf(host);
    const again = await runAgain(['update'], host);
    expect(again.exit).toBe(5);
    expect(again.stderr).toContain('error[merge-unresolved]');
    expect(again.files).toEqual(waiting);
    expect(again.stdout).toBe('');
    await age(host, 'tsconfig.json', (text) => text.replace('es2023', 'es2022'));
    const others = await runAgain(['update'], host);
    expect(others.exit).toBe(5);
    expect(others.stdout).toMatch(/! user-api: 1 file changed\n[^]*~ tsconfig\.json\n/);
    await rewrite(host, 'package.json', (text) =>
      text.replace(/<{7} yours\n([^]*?)={7}\n[^]*?>{7} apigen\n/, '$1'),
    );
    const settled = await runAgain(['update'], host);
    expect(settled.exit).toBe(0);
    expect(settled.files['package.json']).toContain('"dev": "tsx src/main.ts"');
  });

  it('does not touch what it does not know the base of', async () => {
    const host = await project();
    await rewrite(host, 'README.md', () => 'mine\n');
    await changeManifest(host, (text) => text.replace(/^.*"README\.md".*\n/m, ''));
    const run = await runAgain(['update'], host);
    expect(run.exit).toBe(0);
    expect(run.files['README.md']).toBe('mine\n');
    expect(run.stderr).toContain('hint[merge-base-unknown]');
    expect(run.files[manifestFile]).not.toContain('"README.md"');
  });

  it('loses nothing without a manifest: what is equal is taken over', async () => {
    const host = await project();
    const whole = filesOf(host);
    await host.files.removeFile(`${home}/${manifestFile}`);
    await rewrite(host, 'tsconfig.json', (text) => text.replace('es2023', 'es2024'));
    const run = await runAgain(['update'], host);
    expect(run.exit).toBe(0);
    expect(run.files).toMatchObject({ 'package.json': whole['package.json'] });
    expect(run.files['tsconfig.json']).toContain('es2024');
    expect(run.files[manifestFile]).toContain('"package.json"');
  });

  it('follows settings and contract too: a new port, a new secret', async () => {
    const host = await project();
    await rewrite(host, 'apigen.json', (text) => text.replace('8080', '3000'));
    await rewrite(host, 'api/user.api', (text) =>
      text.replace('jwt:    Auth', 'jwt:    Admin').replace('jwt: Auth', 'jwt: Admin'),
    );
    const run = await runAgain(['update'], host);
    expect(run.exit).toBe(0);
    expect(run.files['config/default.yaml']).toContain('port: 3000');
    expect(run.files['config/default.yaml']).toContain('Admin:');
  });

  it('keeps line ends, byte order mark and a file that is no text', async () => {
    const host = await project();
    await age(host, '.gitignore', (text) => text.replace('node_modules', 'node_module'));
    await rewrite(host, '.gitignore', (text) => `\ufeff${text.replaceAll('\n', '\r\n')}mine\r\n`);
    await host.files.write(`${home}/.gitattributes`, Uint8Array.of(0xff, 0xfe, 0x00));
    const run = await runAgain(['update'], host);
    expect(run.exit).toBe(0);
    expect(run.files['.gitignore']).toMatch(/^\ufeff/);
    expect(run.files['.gitignore']).toContain('node_modules/\r\n');
    expect(run.files['.gitignore']).toMatch(/mine\r\n$/);
    expect(run.files['.gitignore']).not.toMatch(/(?<!\r)\n/);
    expect(run.stderr).toContain('".gitattributes" was not updated');
    expect(await host.files.read(`${home}/.gitattributes`)).toEqual(Uint8Array.of(0xff, 0xfe, 0x00));
  });

  it('updates the image too, where there is one', async () => {
    const host = await project();
    await runAgain(['docker'], host);
    const fresh = filesOf(host)['Dockerfile'] ?? '';
    await age(host, 'Dockerfile', (text) => text.replace('node:24-slim', 'node:22-slim'));
    await rewrite(host, 'Dockerfile', (text) => `${text}# Ours.\n`);
    const run = await runAgain(['update'], host);
    expect(run.exit).toBe(0);
    expect(run.files['Dockerfile']).toBe(`${fresh}# Ours.\n`);
    const without = await project();
    expect((await runAgain(['update'], without)).files['Dockerfile']).toBeUndefined();
  });

  it('shows what it would do, as text, diff and JSON, and writes nothing', async () => {
    const host = await project();
    await age(host, 'tsconfig.json', (text) => text.replace('es2023', 'es2022'));
    await rewrite(host, 'tsconfig.json', (text) => text.replace('"test"]', '"test", "bench"]'));
    const before = new Map(host.files.entries);
    const run = await runAgain(['update', '--dry-run', '--diff'], host);
    expect(run.exit).toBe(0);
    expect(run.stdout).toContain('1 file would change');
    expect(run.stdout).toMatch(/^-.*es2022/m);
    expect(run.stdout).toMatch(/^\+.*es2023/m);
    const json = await runAgain(['update', '--dry-run', '--json'], host);
    expect(JSON.parse(json.stdout)).toMatchObject({
      exitCode: 0,
      dryRun: true,
      changes: expect.arrayContaining([
        expect.objectContaining({ kind: 'merge', path: 'tsconfig.json', class: 'scaffold', conflicts: 0 }),
      ]),
    });
    expect(new Map(host.files.entries)).toEqual(before);
  });

  it('writes nothing when the machine refuses', async () => {
    const host = await project();
    await age(host, 'tsconfig.json', (text) => text.replace('es2023', 'es2022'));
    await age(host, 'package.json', (text) => text.replace('"private": true', '"private": false'));
    const before = filesOf(host);
    host.fail('rename', /tsconfig\.json$/, 'EACCES');
    const run = await runAgain(['update'], host);
    expect(run.exit).toBe(4);
    expect(run.files).toEqual(before);
  });
});

describe('the version of an update', () => {
  it('can only be the one that runs', async () => {
    const host = await project();
    const other = await runAgain(['update', '--to', '9.1.0'], host);
    expect(other.exit).toBe(2);
    expect(other.stderr).toContain('Run "npx apigen@9.1.0 update"');
    const none = await runAgain(['update', '--to', 'latest; rm -rf ~'], host);
    expect(none.exit).toBe(2);
    expect(none.stderr).toContain('error[update-version-invalid]');
  });

  it('is raised by an update alone, after which everything is generated anew', async () => {
    const host = await project();
    const whole = filesOf(host)[manifestFile];
    await changeManifest(host, (text) => text.replace(/"tool": "[^"]+"/, '"tool": "0.0.9"'));
    const run = await runAgain(['update'], host);
    expect(run.exit).toBe(0);
    expect(run.stdout).toContain('Next:\n  apigen generate');
    expect(run.files[manifestFile]).toContain('"inputs": {}');
    expect((await runAgain(['generate'], host)).files[manifestFile]).toBe(whole);
  });

  it('is remembered while another version generates', async () => {
    const host = await project();
    await changeManifest(host, (text) => text.replace(/"tool": "[^"]+"/, '"tool": "0.0.9"'));
    const generated = await runAgain(['generate', '--allow-version-drift'], host);
    expect(generated.files[manifestFile]).toContain('"scaffold": "0.0.9"');
    expect((await runAgain(['update'], host)).files[manifestFile]).not.toContain('"scaffold": "');
  });

  it('does not go back by accident', async () => {
    const host = await project();
    await changeManifest(host, (text) => text.replace(/"tool": "([^"]+)"/, '"tool": "7.0.0"'));
    const run = await runAgain(['update'], host);
    expect(run.exit).toBe(2);
    expect(run.stderr).toContain('Run "npx apigen@7.0.0 update"');
    const own = /go back on purpose with "apigen update --to ([^"]+)"/.exec(run.stderr)?.[1] ?? '';
    expect((await runAgain(['update', '--to', own], host)).exit).toBe(0);
  });
});

describe('an update after a merge of branches', () => {
  it('waits until the manifest is settled, and loses no version meanwhile', async () => {
    const host = await project();
    await changeManifest(host, (text) =>
      text.replace(
        / {2}"tool": .*\n/,
        (line) => `<<<<<<< HEAD\n${line}=======\n  "tool": "0.0.9",\n>>>>>>> b\n`,
      ),
    );
    const refused = await runAgain(['update'], host);
    expect(refused.exit).toBe(2);
    expect(refused.stderr).toContain('error[manifest-unsettled]');
    const generated = await runAgain(['generate'], host);
    expect(generated.files[manifestFile]).toContain('"scaffold": "0.0.9"');
    expect((await runAgain(['update'], host)).exit).toBe(0);
  });
});
