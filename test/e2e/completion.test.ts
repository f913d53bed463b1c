import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { apigen, run } from '../support/service-lab.ts';

const canInstall = existsSync('/usr/bin/apt-get') && process.getuid?.() === 0;

/** Whether a shell is there; where the machine lets us, it is installed first. */
async function hasShell(name: string): Promise<boolean> {
  const isThere = (): boolean =>
    (process.env['PATH'] ?? '').split(delimiter).some((folder) => existsSync(join(folder, name)));
  if (!isThere() && canInstall)
    await run('apt-get', ['install', '--yes', '--no-install-recommends', name], '/', {
      DEBIAN_FRONTEND: 'noninteractive',
    });
  if (!isThere())
    console.warn(`Skipped: ${name} is neither installed nor can it be installed by apt-get as root.`);
  return isThere();
}

const folder = mkdtempSync(join(tmpdir(), 'apigen-completion-'));
beforeAll(async () => {
  for (const shell of ['bash', 'zsh', 'fish']) {
    const { exitCode, output } = await apigen(['completion', shell], folder);
    expect(exitCode, output).toBe(0);
    writeFileSync(join(folder, `complete.${shell}`), output);
  }
  for (const file of ['user.api', 'other.txt']) writeFileSync(join(folder, file), '');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const home = { HOME: folder, TERM: 'xterm' };

/** What a user types, and what stands on the screen after a tab: all of the first, none of the second. */
const cases = [
  { line: 'apigen ge', shows: ['generate'], hides: ['docker'] },
  { line: 'apigen new --pack', shows: ['--package-manager'], hides: ['--port'] },
  { line: 'apigen new user', shows: ['user.api'], hides: ['other.txt'] },
  { line: 'apigen completion ', shows: ['bash', 'fish', 'zsh'], hides: ['other.txt'] },
  { line: 'apigen rename ', shows: ['group', 'handler', 'type'], hides: ['other.txt'] },
];

describe.skipIf(!(await hasShell('fish')))('completion in fish', () => {
  const complete = async (line: string): Promise<string> => {
    const script = `source complete.fish; complete -C '${line}'`;
    const { exitCode, output } = await run('fish', ['--no-config', '-c', script], folder, home);
    expect(exitCode, output).toBe(0);
    return output;
  };

  it.each(cases)('goes on from "$line"', async ({ line, shows, hides }) => {
    const shown = (await complete(line)).split('\n').map((one) => one.split('\t')[0] ?? '');
    expect(shown).toEqual(expect.arrayContaining(shows));
    expect(shown.filter((one) => hides.includes(one))).toEqual([]);
  });

  it('offers the values of an option', async () => {
    expect(await complete('apigen new --package-manager ')).toMatch(/^npm\t.*\npnpm\t.*\nyarn\t/);
  });
});

/** Types into an interactive shell behind a terminal of its own, and prints what came on the screen. */
const typeIntoZsh = `zmodload zsh/zpty
zpty shell zsh -f -i
text=
wait_for() { local part; while zpty -r shell part; do text+=$part; [[ $text == *$1* ]] && return; done }
zpty -w shell "PS1='ready> '; unset zle_bracketed_paste; autoload -Uz compinit; compinit -D -u; source complete.zsh; print -r -- go''es"
wait_for goes
text=
zpty -n -w shell "$1"$'\\t'
zpty -n -w shell $'\\C-a: \\C-e #\\n'
zpty -w shell "print -r -- is''over"
wait_for isover
print -r -- $text
zpty -d shell
`;

describe.skipIf(!(await hasShell('zsh')))('completion in zsh', () => {
  beforeAll(() => writeFileSync(join(folder, 'type.zsh'), typeIntoZsh));

  it.each(cases)('goes on from "$line"', async ({ line, shows, hides }) => {
    const { output } = await run('zsh', ['-f', 'type.zsh', line], folder, home);
    const screen = stripVTControlCharacters(output);
    for (const one of shows) expect(screen).toContain(one);
    for (const one of hides) expect(screen).not.toContain(one);
  });
});

describe.skipIf(!(await hasShell('bash')))('completion in bash', () => {
  it.each(cases)('goes on from "$line"', async ({ line, shows, hides }) => {
    const words = line.split(' ');
    const script = [
      'source ./complete.bash',
      `COMP_WORDS=(${words.map((word) => `'${word}'`).join(' ')}); COMP_CWORD=${words.length - 1}`,
      '_apigen; printf "%s\\n" "${COMPREPLY[@]}"',
    ].join('\n');
    const { exitCode, output } = await run('bash', ['--norc', '-c', script], folder, home);
    expect(exitCode, output).toBe(0);
    const shown = output.split('\n');
    expect(shown).toEqual(expect.arrayContaining(shows));
    expect(shown.filter((one) => hides.includes(one))).toEqual([]);
  });
});
