import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { commandGroups } from '../../../src/cli/command.ts';
import { commands } from '../../../src/cli/command-list.ts';
import { overview } from '../../../src/cli/help.ts';
import { exitCode } from '../../../src/cli/exit-code.ts';
import { repositoryRoot } from '../../support/repository.ts';
import { runAgain, runCli } from '../../support/run-cli.ts';

const readme = readFileSync(join(repositoryRoot, 'README.md'), 'utf8');

describe('the README', () => {
  it('shows what the first two commands print', async () => {
    const shown = /^✔ user-api: [^]*?(?=\n…\n)/m.exec(readme)?.[0] ?? '';
    const { host } = await runCli(['init', 'user.api']);
    const { stdout } = await runAgain(['new', 'user.api', '--no-install', '--skip-git'], host);
    expect(shown).toContain('src/');
    expect(stdout.startsWith(`${shown}\n`), stdout).toBe(true);
  });

  it('lists every command with the words of its own help', () => {
    const listed = [...readme.matchAll(/^\| `apigen (\S+)[^`]*`\s*\| (.+?)\s*\|$/gm)].map(
      ([, name, summary]) => `${name}: ${summary}`,
    );
    const defined = commandGroups.flatMap((group) =>
      commands.filter((command) => command.group === group).map(({ name, summary }) => `${name}: ${summary}`),
    );
    expect(listed).toEqual(defined);
  });

  it.each([
    ['the README', readme],
    ['the help', overview(commands)],
  ])('names every exit code, as %s does', (_, text) => {
    const named = new Set(
      [
        ...text.matchAll(
          /\b(\d{1,3})(?= (?:done|the answer|usage|errors|files or|conflict|a bug|interrupted))/g,
        ),
      ].map(([, code]) => Number(code)),
    );
    expect(Object.values(exitCode).filter((code) => !named.has(code))).toEqual([]);
  });
});
