import { describe, expect, it } from 'vitest';
import { home, runAgain, runCli } from '../../../support/run-cli.ts';

/** A contract with types that nothing uses, and one that no parameter of a path reaches. */
function contract(unusedTypes: number, unreadParameters: number): string {
  const numbers = (count: number): number[] => Array.from({ length: count }, (_, index) => index);
  const types = numbers(unusedTypes).map((n) => `type Unused${n} {}\n`);
  const routes = numbers(unreadParameters).map((n) => `\t@handler get${n}\n\tget /things${n}/:id\n`);
  return `${types.join('')}service things {\n\t@handler ping\n\tget /ping\n${routes.join('')}}\n`;
}

const countOf = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

describe('findings for people', () => {
  it('cuts many of one code short beside a result, and counts them all', async () => {
    const files = { 'things.api': contract(20, 14) };
    const { stderr, exit } = await runCli(['new', 'things.api', '--no-install', '--skip-git'], files);
    expect(exit).toBe(0);
    expect(countOf(stderr, /The type "Unused\d+" is used by no route\./g)).toBe(3);
    expect(countOf(stderr, /No field of the request reads/g)).toBe(10);
    expect(stderr).toContain('hint[unused-type] 17 more of these; "apigen check" shows all.\n');
    expect(stderr).toContain('warning[path-parameter-unread] 4 more of these; "apigen check" shows all.\n');
    expect(stderr).toContain('14 warnings, 20 hints\n');
  });

  it('leaves nothing out where few are of one code', async () => {
    const files = { 'things.api': contract(3, 10) };
    const { stderr } = await runCli(['new', 'things.api', '--no-install', '--skip-git'], files);
    expect(stderr).not.toContain('more of these');
  });

  it('shows everything where findings are what was asked for', async () => {
    const { stderr } = await runCli(['check', 'things.api'], { 'things.api': contract(20, 14) });
    expect(countOf(stderr, /The type "Unused\d+" is used by no route\./g)).toBe(20);
    expect(countOf(stderr, /No field of the request reads/g)).toBe(14);
    expect(stderr).not.toContain('more of these');
  });

  it('says how many of one code there are more of behind those that it shows', async () => {
    const files = { 'things.api': contract(20, 1) };
    const { stderr } = await runCli(['new', 'things.api', '--no-install', '--skip-git'], files);
    expect(stderr.indexOf('17 more of these')).toBeGreaterThan(0);
    expect(stderr.indexOf('17 more of these')).toBeLessThan(stderr.indexOf('path-parameter-unread'));
  });
});

describe('findings of a contract that the last run told already', () => {
  const summary = 'In the contract as before: 14 warnings, 20 hints; "apigen check" shows all.\n';
  const args = ['new', 'things.api', '--dir', '.', '--no-install', '--skip-git'];

  it.each([
    ['status', []],
    ['generate', ['--dry-run']],
    ['generate', ['--force']],
  ])('are one line of "apigen %s" %j', async (command, options) => {
    const { host } = await runCli(args, { 'things.api': contract(20, 14) });
    const { stderr } = await runAgain([command, ...options], host);
    expect(stderr).toBe(`${summary}\n`);
  });

  it('stand before what is wrong with the project, and JSON has them all', async () => {
    const { host } = await runCli(args, { 'things.api': contract(20, 14) });
    await host.files.write(`${home}/src/gen/app.ts`, new TextEncoder().encode('// mine\n'));
    const { stderr, exit } = await runAgain(['generate'], host);
    expect(exit).toBe(5);
    expect(stderr).toMatch(/^In the contract as before: 14 warnings, 20 hints; .+\n\nerror\[file-edited\]/);
    const { stdout } = await runAgain(['generate', '--json'], host);
    expect(countOf(stdout, /"code": "(?:unused-type|path-parameter-unread)"/g)).toBe(34);
  });

  it('are told anew with a contract that changed', async () => {
    const { host } = await runCli(args, { 'things.api': contract(3, 2) });
    await host.files.write(`${home}/things.api`, new TextEncoder().encode(contract(3, 3)));
    const { stderr } = await runAgain(['generate'], host);
    expect(stderr).not.toContain('as before');
    expect(stderr).toContain('3 warnings, 3 hints\n');
  });
});
