/** `npm run examples`: regenerates the service of every example from its contract, with the built command line. */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url)).replace(/\/$/, '');
for (const name of readdirSync(join(root, 'examples')).toSorted()) {
  const folder = join(root, 'examples', name);
  if (!existsSync(join(folder, 'apigen.json'))) continue;
  console.log(`examples/${name}`);
  const { status } = spawnSync(process.execPath, [join(root, 'bin/apigen.js'), 'generate', '--force'], {
    cwd: folder,
    stdio: 'inherit',
  });
  if (status !== 0) process.exitCode = status ?? 1;
}
