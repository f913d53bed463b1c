/**
 * Makes a fresh clone ready: installs the dependencies when they are missing or older than the lockfile.
 * Plain JavaScript for any Node, because it runs before the pinned Node is there.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const stamp = `${root}node_modules/.apigen-setup`;
const lock = createHash('sha256')
  .update(readFileSync(`${root}package-lock.json`))
  .digest('hex');
/** npm's own note of what it installed: newer than the lockfile where somebody ran `npm ci` by hand. */
const installed = `${root}node_modules/.package-lock.json`;
const isInstalledSince =
  existsSync(installed) && statSync(installed).mtimeMs > statSync(`${root}package-lock.json`).mtimeMs;
const isReady =
  existsSync(`${root}node_modules/.bin/node`) &&
  (isInstalledSince || (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock));

if (!isReady) {
  console.log('Installing the dependencies of apigen (once, about half a minute) …');
  const result = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (result.status !== 0) {
    console.error(
      'The dependencies could not be installed. See the messages of npm above, then run the command again.',
    );
    process.exit(result.status ?? 1);
  }
  writeFileSync(stamp, lock);
}
