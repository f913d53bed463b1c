import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Installs what a `package.json` asks for, once, in a folder outside of the repository. Gives the folder. */
export function installOnce(name: string, manifest: object): string {
  const folder = join(tmpdir(), name);
  const wanted = JSON.stringify(manifest);
  const done = `${folder}/installed.json`;
  mkdirSync(folder, { recursive: true });
  if (!existsSync(done) || readFileSync(done, 'utf8') !== wanted) {
    writeFileSync(`${folder}/package.json`, wanted);
    const args = ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
    execFileSync('npm', args, { cwd: folder, stdio: 'inherit' });
    writeFileSync(done, wanted);
  }
  return folder;
}
