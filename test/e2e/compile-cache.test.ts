import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { smallContract } from '../support/contracts.ts';
import { repositoryRoot } from '../support/repository.ts';
import { labFolder, run } from '../support/service-lab.ts';

// V8 refuses code that was kept under other flags, and Node replaces it: each command would undo the other's.
it('one command finds the compiled code that another one kept', { timeout: 100_000 }, async () => {
  const folder = await labFolder('compile-cache');
  const project = join(folder, 'user-api');
  writeFileSync(join(folder, 'user.api'), smallContract);
  const commands: readonly (readonly string[])[] = [
    ['inspect', '../user.api'],
    ['docker', '--dry-run'],
    ['status'],
    ['generate', '--dry-run', '--no-typecheck'],
    ['template', 'list'],
  ];
  const tell = async (args: readonly string[], place: string) => {
    const { exitCode, output } = await run(
      process.execPath,
      [join(repositoryRoot, 'bin/apigen.js'), ...args],
      place,
      { NODE_COMPILE_CACHE: join(folder, 'cache'), NODE_DEBUG_NATIVE: 'COMPILE_CACHE' },
    );
    expect(exitCode, output).toBe(0);
    return output;
  };
  await tell(['new', 'user.api', '--no-install', '--skip-git'], folder);
  for (const command of commands) await tell(command, project);
  for (const command of commands) {
    const output = await tell(command, project);
    expect(output).toMatch(/cache for ESM \S+\/dist\/\S+ was accepted/);
    expect(output).not.toMatch(/cache for ESM \S+\/dist\/\S+ was rejected/);
  }
});
