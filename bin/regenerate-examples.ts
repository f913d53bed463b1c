/** `npm run examples`: brings every example to this version and to its contract, with the built command line. */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url)).replace(/\/$/, '');
for (const name of readdirSync(join(root, 'examples')).toSorted()) {
  const folder = join(root, 'examples', name);
  if (!existsSync(join(folder, 'apigen.json'))) continue;
  console.log(`examples/${name}`);
  for (const args of [['update'], ['generate', '--force', '--no-typecheck']]) {
    const command = [join(root, 'bin/apigen.js'), ...args];
    const { status } = spawnSync(process.execPath, command, { cwd: folder, stdio: 'inherit' });
    if (status !== 0) process.exitCode = status ?? 1;
  }
}
