import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { commandGroups } from '../../../src/cli/command.ts';
import { commands } from '../../../src/cli/command-list.ts';
import { exitCode } from '../../../src/cli/exit-code.ts';
import { repositoryRoot } from '../../support/repository.ts';

const readme = readFileSync(join(repositoryRoot, 'README.md'), 'utf8');

describe('the README', () => {
  it('lists every command with the words of its own help', () => {
    const listed = [...readme.matchAll(/^\| `apigen (\S+)[^`]*`\s*\| (.+?)\s*\|$/gm)].map(
      ([, name, summary]) => `${name}: ${summary}`,
    );
    const defined = commandGroups.flatMap((group) =>
      commands.filter((command) => command.group === group).map(({ name, summary }) => `${name}: ${summary}`),
    );
    expect(listed).toEqual(defined);
  });

  it('names every exit code', () => {
    const named = new Set(
      [
        ...readme.matchAll(
          /\b(\d{1,3})(?= (?:done|the answer|usage|errors|files or|conflict|a bug|interrupted))/g,
        ),
      ].map(([, code]) => Number(code)),
    );
    expect(Object.values(exitCode).filter((code) => !named.has(code))).toEqual([]);
  });
});
