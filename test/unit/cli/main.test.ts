import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { terminalText } from '../../../src/base/literal.ts';
import { commands } from '../../../src/cli/command-list.ts';
import { allDiagnostics } from '../../../src/cli/cli-diagnostics.ts';
import { completionScript } from '../../../src/cli/completion-script.ts';
import type { MemoryHost } from '../../../src/host/memory-host.ts';
import { smallContract } from '../../support/contracts.ts';
import { runAgain, runCli } from '../../support/run-cli.ts';

describe('help', () => {
  it('lists every command with its arguments and every group', async () => {
    const run = await runCli(['--help']);
    expect(run.exit).toBe(0);
    for (const { name, summary, group } of commands) {
      expect(run.stdout).toContain(`${group}\n`);
      expect(run.stdout.replaceAll(/\s+/g, ' ')).toContain(summary);
      expect(run.stdout).toMatch(new RegExp(`^  ${name}\\b`, 'm'));
    }
    expect((await runCli([])).stdout).toBe(run.stdout);
    expect((await runCli(['-h'])).stdout).toBe(run.stdout);
    expect((await runCli(['help'])).stdout).toBe(run.stdout);
  });

  it.each(commands.map(({ name }) => name))('of %s shows its options and examples', async (name) => {
    const run = await runCli([name, '--help']);
    expect(run.exit).toBe(0);
    expect(run.stdout).toMatch(/^Usage: apigen /m);
    expect(run.stdout).toMatch(/^Examples\n {2}\S/m);
    expect(run.stdout.split('\n').filter((line) => line.length > 100)).toEqual([]);
    expect((await runCli(['help', name])).stdout).toBe(run.stdout);
  });
});

describe('version', () => {
  it.each([[['--version']], [['-v']]])('%j is the version alone', async (argv) => {
    const { exit, stdout } = await runCli(argv);
    expect(exit).toBe(0);
    expect(stdout).toMatch(/^\d+\.\d+\.\d+\S*\n$/);
  });
});

describe('init', () => {
  it('writes a contract without a single finding, from which a service can be made', async () => {
    const run = await runCli(['init', 'my shop.api']);
    expect({ exit: run.exit, stderr: run.stderr }).toEqual({ exit: 0, stderr: '' });
    expect(run.stdout).toContain("apigen new 'my shop.api'");
    const check = await runAgain(['check', 'my shop.api'], run.host);
    expect({ exit: check.exit, stderr: check.stderr }).toEqual({ exit: 0, stderr: '' });
    expect(check.stdout).toContain('service "my-shop-api"');
  });

  it.each(['用户.api', '$(id).api', '9.api', '-.api', 'x"`${1}.api'])(
    'copes with the file name %j',
    async (name) => {
      const run = await runCli(['init', '--', name]);
      expect(run.exit).toBe(0);
      const check = await runAgain(['check', '--', name], run.host);
      expect({ exit: check.exit, stderr: check.stderr }).toEqual({ exit: 0, stderr: '' });
    },
  );

  it('leaves no half file on a full disk', async () => {
    const run = await runCli(
      ['init', 'user.api'],
      {},
      { prepare: (host) => host.fail('write', /user\.api$/, 'ENOSPC') },
    );
    expect(run.exit).toBe(4);
    expect(run.files).toEqual({});
  });
});

describe('inspect and explain', () => {
  it('prints the model, for people and for programs', async () => {
    const text = await runCli(['inspect', 'user.api'], { 'user.api': smallContract });
    expect(text.stdout).toMatch(/GET +\/v1\/users\/:id +user\/GetUser +UserRequest +User$/m);
    expect(text.stdout).toMatch(/DELETE .* jwt Auth$/m);
    const json = await runAgain(['inspect', 'user.api', '--json'], text.host);
    expect(JSON.parse(json.stdout)).toMatchObject({
      name: 'user-api',
      groups: [{ prefix: '/v1', group: 'user' }, {}],
    });
  });

  it('prints errors as JSON with lines and columns', async () => {
    const wrong = smallContract.replace('returns (User)', 'returns (Usr)');
    const run = await runCli(['check', 'user.api', '--json'], { 'user.api': wrong });
    expect({ exit: run.exit, stderr: run.stderr }).toEqual({ exit: 3, stderr: '' });
    expect(JSON.parse(run.stdout)).toMatchObject({
      exitCode: 3,
      diagnostics: expect.arrayContaining([
        expect.objectContaining({
          code: 'unknown-type',
          severity: 'error',
          place: expect.objectContaining({ file: 'user.api', from: { line: 18, column: 40 } }),
        }),
      ]),
    });
    const usage = await runCli(['check', '--json']);
    expect(JSON.parse(usage.stdout)).toMatchObject({ exitCode: 2, diagnostics: [{ code: 'usage-mistake' }] });
  });

  it('explains every diagnostic', async () => {
    const codes = allDiagnostics.map(({ code }) => code);
    expect(new Set(codes).size).toBe(codes.length);
    const { stdout } = await runCli(['explain']);
    for (const code of codes) expect(stdout).toMatch(new RegExp(`^${code} `, 'm'));
    const pages = await Promise.all(codes.map(async (code) => (await runCli(['explain', code])).stdout));
    expect(pages.filter((page) => terminalText(page) !== page)).toEqual([]);
    expect((await runCli(['explain', 'file-edited'])).stdout).toMatch(/^error\[file-edited\]\n\n/);
  });
});

describe('completion', () => {
  it.each(['bash', 'zsh', 'fish'])('for %s knows every command and option', async (shell) => {
    const { stdout } = await runCli(['completion', shell]);
    for (const { name, options } of commands) {
      expect(stdout).toContain(name);
      for (const option of options)
        expect(stdout).toContain(option.name.replaceAll(/[A-Z]/g, (c) => `-${c.toLowerCase()}`));
    }
  });

  it('works in bash', () => {
    const folder = mkdtempSync(join(tmpdir(), 'apigen-completion-'));
    try {
      writeFileSync(join(folder, 'user.api'), '');
      writeFileSync(join(folder, 'user.txt'), '');
      const complete = (...words: string[]): string[] => {
        const list = words.map((word) => `'${word}'`).join(' ');
        const script = `${completionScript('bash', commands)}
COMP_WORDS=(${list}); COMP_CWORD=${words.length - 1}; _apigen; printf '%s\\n' "\${COMPREPLY[@]}"`;
        return execFileSync('bash', ['-c', script], { cwd: folder, encoding: 'utf8' }).trim().split('\n');
      };
      expect(complete('apigen', 'gen')).toEqual(['generate', 'gen']);
      expect(complete('apigen', 'new', 'us')).toEqual(['user.api']);
      expect(complete('apigen', 'new', '--dr')).toEqual(['--dry-run']);
      expect(complete('apigen', 'new', '--package-manager', 'p')).toEqual(['pnpm']);
      expect(complete('apigen', 'completion', 'z')).toEqual(['zsh']);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

describe('a bug of ours', () => {
  it('ends with 70 and a report, with a stack only when asked for', async () => {
    const crash = { prepare: (host: MemoryHost) => host.crashBefore(0) };
    const run = await runCli(['init', 'user.api'], {}, crash);
    expect(run.exit).toBe(70);
    expect(run.stderr).toContain('This is a bug in apigen');
    expect(run.stderr).toContain('apigen init user.api');
    expect(run.stderr).not.toMatch(/\n\s+at /);
    const debug = await runCli(['init', 'user.api'], {}, { ...crash, variables: { APIGEN_DEBUG: '1' } });
    expect(debug.stderr).toMatch(/\n\s+at /);
  });
});

describe('colour', () => {
  it('is used where the terminal has it, and nowhere else', async () => {
    const files = { 'user.api': smallContract };
    expect((await runCli(['check', 'user.api'], files, { colorLevel: 1 })).stdout).toContain('\u001b[');
    expect((await runCli(['check', 'user.api'], files)).stdout).not.toContain('\u001b[');
    expect((await runCli(['check', 'usr.api'], files, { colorLevel: 3 })).stderr).toContain('\u001b[31m');
    expect((await runCli(['check', 'user.api', '--json'], files, { colorLevel: 3 })).stdout).not.toContain(
      '\u001b[',
    );
  });

  it('never comes from a contract or a file name', async () => {
    const hostile = smallContract.replace('returns (User)', 'returns (\u001b[31mUsr)');
    const run = await runCli(['check', 'a\u001b[2J.api'], { 'a\u001b[2J.api': hostile });
    expect(run.exit).toBe(3);
    expect(run.stdout + run.stderr).not.toContain('\u001b');
    expect((await runCli(['check', 'x\u001b[2J.api'])).stderr).not.toContain('\u001b');
    expect((await runCli(['x\u001b[2J'])).stderr).not.toContain('\u001b');
    const created = await runCli(['new', 'user.api', 'd\u001b[2J', '--no-install', '--skip-git'], {
      'user.api': smallContract,
    });
    expect(created.exit).toBe(0);
    expect(created.stdout + created.stderr).not.toContain('\u001b');
    expect((await runCli(['init', 'f\u001b[2J.api'])).stdout).not.toContain('\u001b');
  });
});
