import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';

/** One request that is sent again and again. */
export interface LoadedRequest {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

const manifest = JSON.stringify({ name: 'load', private: true, dependencies: { autocannon: '^9.0.0' } });

/** Installs autocannon, once, in a folder outside of the repository. Gives its program. */
export function installLoadTool(): string {
  const folder = join(tmpdir(), 'apigen-bench-load');
  mkdirSync(folder, { recursive: true });
  const done = `${folder}/installed.json`;
  if (!existsSync(done) || readFileSync(done, 'utf8') !== manifest) {
    writeFileSync(`${folder}/package.json`, manifest);
    const args = ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
    execFileSync('npm', args, { cwd: folder, stdio: 'inherit' });
    writeFileSync(done, manifest);
  }
  return `${folder}/node_modules/autocannon/autocannon.js`;
}

/** Sends a request again and again from a process of its own, for some seconds. Gives how many were answered 200. */
export async function load(
  tool: string,
  url: string,
  { method, path, headers = {}, body }: LoadedRequest,
  seconds: number,
): Promise<number> {
  const fields = Object.entries(headers).flatMap(([name, value]) => ['--headers', `${name}=${value}`]);
  const content = body === undefined ? [] : ['--body', body];
  const args = ['--json', '--connections', '32', '--duration', String(seconds), '--method', method];
  const result = await execa(process.execPath, [tool, ...args, ...fields, ...content, `${url}${path}`]);
  const answer = JSON.parse(result.stdout) as { readonly '2xx': number; readonly non2xx: number }; // its documented form
  if (answer.non2xx > 0 || answer['2xx'] === 0) throw new Error(`${method} ${path} is not answered 2xx.`);
  return answer['2xx'];
}
