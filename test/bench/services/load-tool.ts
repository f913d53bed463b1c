import { execa } from 'execa';
import { installOnce } from '../install-once.ts';

/** One request that is sent again and again. */
export interface LoadedRequest {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** Installs autocannon, once. Gives its program. */
export function installLoadTool(): string {
  const manifest = { name: 'load', private: true, dependencies: { autocannon: '^9.0.0' } };
  return `${installOnce('apigen-bench-load', manifest)}/node_modules/autocannon/autocannon.js`;
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
