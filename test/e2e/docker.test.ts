import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { repositoryRoot } from '../support/repository.ts';
import { freePort } from '../support/servers/free-port.ts';
import { apigen, run } from '../support/service-lab.ts';

// The script builds Dockerfiles on a Debian machine without a container engine; elsewhere this suite has nothing to run.
const imageLab = process.env['APIGEN_IMAGE_LAB'] ?? resolve(repositoryRoot, '../shared/tools/image-lab.sh');
const isPossible = existsSync(imageLab) && existsSync('/usr/bin/apt-get') && process.getuid?.() === 0;
if (!isPossible) console.warn('Skipped: building an image needs root, apt-get and the image lab script.');

describe.skipIf(!isPossible)('apigen docker in examples/user', () => {
  const folder = mkdtempSync(join(tmpdir(), 'apigen-image-'));
  const project = join(folder, 'user-api');
  const tag = 'apigen-e2e-user';
  // The base image is made of the Node on PATH: the pinned one goes first. The tools of root need not be on it.
  const environment = { PATH: `${dirname(process.execPath)}:${process.env['PATH'] ?? ''}:/usr/sbin:/sbin` };
  const lab = (...args: string[]): ReturnType<typeof run> =>
    run('bash', [imageLab, ...args], folder, environment);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  beforeAll(async () => {
    cpSync(join(repositoryRoot, 'examples/user'), project, {
      recursive: true,
      filter: (path) =>
        !/\/examples\/user\/(?:node_modules|dist|Dockerfile|compose\.yaml|\.dockerignore|\.env)$/.test(path),
    });
    const docker = await apigen(['docker'], project);
    expect(docker.exitCode, docker.output).toBe(0);
    const built = await lab('build', project, tag);
    expect(built.exitCode, built.output.slice(-4000)).toBe(0);
  }, 600_000);

  it('runs as a user without rights, with node as the process and a health check on 127.0.0.1', async () => {
    const { output } = await lab('inspect', tag);
    const config = JSON.parse(output) as { User: string; Cmd: string[]; Env: string[] }; // the OCI image configuration
    expect(config.User).toMatch(/^(?:node|1000)(?::|$)/);
    expect(config.Cmd[0]).toBe('node');
    expect(config.Env).toContain('NODE_ENV=production');
  });

  it('answers, is healthy, and ends with exit code 0 on SIGTERM', async () => {
    const port = await freePort();
    const adminPort = await freePort();
    const values = [
      `PORT=${port}`,
      `ADMIN_PORT=${adminPort}`,
      'USER_API__JWT__AUTH__SECRET=0123456789abcdef0123456789abcdef',
    ];
    // The shell says its process id, becomes node, and so shows where the signal has to go.
    const script = `echo pid=$$; exec env ${values.join(' ')} node dist/main.js`;
    const child = spawn('bash', [imageLab, 'run', tag, 'sh', '-c', script], {
      cwd: folder,
      env: { ...process.env, ...environment },
    });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
    const ended = new Promise<number | null>((done) => child.once('exit', done));
    const status = async (url: string): Promise<number> =>
      fetch(url).then(
        (response) => response.status,
        () => 0,
      );
    for (
      let attempt = 0;
      attempt < 200 && (await status(`http://127.0.0.1:${adminPort}/readyz`)) !== 200;
      attempt += 1
    ) {
      await new Promise((done) => setTimeout(done, 100));
    }
    expect(await status(`http://127.0.0.1:${port}/v1/users`), output).toBe(401);
    const health = /HEALTHCHECK[^\n]*\\?\n?\s*CMD (\[.*\])/.exec(await readDockerfile(project))?.[1] ?? '[]';
    const [command = '', ...args] = JSON.parse(health) as string[]; // the exec form that the Dockerfile uses
    expect(args.join(' ')).toContain('127.0.0.1');
    const healthy = await run(command, args, project, { ADMIN_PORT: String(adminPort) });
    expect(healthy.exitCode, healthy.output).toBe(0);
    const pid = Number(/pid=(\d+)/.exec(output)?.[1]);
    process.kill(pid, 'SIGTERM');
    expect(await ended, output).toBe(0);
  });
});

async function readDockerfile(project: string): Promise<string> {
  return (await run('cat', ['Dockerfile'], project)).output;
}
