import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { main } from '../../../src/cli/main.ts';
import { createNodeHost } from '../../../src/host/node-host.ts';
import type { Host } from '../../../src/host/ports.ts';
import { smallContract } from '../../support/contracts.ts';

let folder = '';
beforeAll(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'apigen-disk-')));
  writeFileSync(join(folder, 'user.api'), smallContract);
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** The real host, started in a folder, with its output caught. */
async function run(
  argv: readonly string[],
  workingDirectory: string,
): Promise<{ exit: number; text: string }> {
  const real = createNodeHost();
  let text = '';
  const host: Host = {
    ...real,
    terminal: {
      out: (part) => (text += part),
      error: (part) => (text += part),
      flush: async () => undefined,
      ask: async () => '',
      isInteractive: false,
      colorLevel: 0,
      columns: 100,
    },
    environment: { ...real.environment, workingDirectory },
  };
  return { exit: await main(argv, host), text };
}

function times(root: string): Map<string, number> {
  const entries = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  const paths = entries
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !path.includes('/.git/'));
  return new Map(paths.map((path) => [path, statSync(path).mtimeMs]));
}

describe('on a real disk', () => {
  it('a project is made with its secrets for the owner alone, and generating again touches no file', async () => {
    const created = await run(['new', 'user.api', '--no-install'], folder);
    expect(created).toMatchObject({ exit: 0 });
    const project = join(folder, 'user-api');
    expect(statSync(join(project, '.env')).mode & 0o777).toBe(0o600);
    expect(readdirSync(project)).toContain('.git');
    expect(readdirSync(join(project, '.apigen'))).toEqual(['manifest.json', 'schema.json']);
    const before = times(project);
    expect(await run(['generate'], join(project, 'src'))).toMatchObject({ exit: 0 });
    expect(await run(['generate', '--force'], project)).toMatchObject({ exit: 0 });
    expect(times(project)).toEqual(before);
  });

  it('nothing is written through a link that leaves the project', async () => {
    const project = join(folder, 'linked');
    expect(await run(['new', 'user.api', 'linked', '--no-install', '--skip-git'], folder)).toMatchObject({
      exit: 0,
    });
    const outside = mkdtempSync(join(folder, 'outside-'));
    rmSync(join(project, 'src/gen'), { recursive: true });
    symlinkSync(outside, join(project, 'src/gen'));
    const result = await run(['generate'], project);
    expect(result.exit).toBe(5);
    expect(result.text).toContain('error[file-outside]');
    expect(readdirSync(outside)).toEqual([]);
  });

  it('a directory that cannot be made is said, not thrown', async () => {
    const result = await run(['new', 'user.api', 'user.api/below', '--no-install', '--skip-git'], folder);
    expect(result.exit).not.toBe(0);
    expect(result.text).toMatch(/error\[(?:file-system-failure|target-not-directory)\]/);
    expect(readFileSync(join(folder, 'user.api'), 'utf8')).toBe(smallContract);
  });
});
