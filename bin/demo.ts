/**
 * `npm run demo`: the first minute of a user, for real. Generates the service of examples/user into a temporary folder,
 * installs and type-checks it, drops the example's logic in, regenerates (nothing of it is touched), starts it and calls
 * it. Then it prints the URLs and keeps the service running until Ctrl-C; with `--exit` it ends by itself.
 */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import chalk from 'chalk';

const root = fileURLToPath(new URL('..', import.meta.url)).replace(/\/$/, '');
const example = join(root, 'examples/user');
const workspace = mkdtempSync(join(tmpdir(), 'apigen-demo-'));
const project = join(workspace, 'user-api');
const credentials = { email: 'ada@example.com', password: 'correct horse' };

const running: { service?: ChildProcess } = {};

process.on('exit', () => {
  running.service?.kill('SIGKILL');
  rmSync(workspace, { recursive: true, force: true });
});

function step(text: string): void {
  console.log(`\n${chalk.cyan('●')} ${chalk.bold(text)}`);
}

function fail(text: string): never {
  console.error(chalk.red(text));
  process.exit(1);
}

/** Runs a command where the user can see it, as the user would type it. */
function run(shown: string, command: string, args: readonly string[], cwd: string): void {
  console.log(chalk.dim(`$ ${shown}`));
  const { status } = spawnSync(command, args, { cwd, stdio: 'inherit' });
  if (status !== 0) fail(`"${shown}" ended with exit code ${status}.`);
}

function apigen(shown: string, args: readonly string[], cwd: string): void {
  run(`npx apigen ${shown}`, process.execPath, [join(root, 'bin/apigen.js'), ...args], cwd);
}

/** The sha256 of every file below a folder, by path. */
function fingerprints(folder: string): Map<string, string> {
  return new Map(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [
        relative(project, path),
        createHash('sha256').update(readFileSync(path)).digest('hex'),
      ]),
  );
}

/** The fingerprints of what is not generated. */
function ownedFiles(): Map<string, string> {
  return new Map([...fingerprints(join(project, 'src'))].filter(([path]) => !path.startsWith('src/gen/')));
}

function freePort(wanted: number): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(freePort(0)));
    server.listen(wanted, () => {
      const { port } = server.address() as AddressInfo; // a listening TCP server has an AddressInfo
      server.close(() => resolve(port));
    });
  });
}

async function call(method: string, url: string, token?: string, body?: object): Promise<Response> {
  const headers = {
    ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
  };
  const response = await fetch(url, {
    method,
    headers,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.clone().text();
  const status = response.status < 400 ? chalk.green(response.status) : chalk.yellow(response.status);
  console.log(
    `  ${method} ${new URL(url).pathname}${new URL(url).search} → ${status} ${chalk.dim(text.slice(0, 400))}`,
  );
  return response;
}

function expectStatus(response: Response, status: number): void {
  if (response.status !== status) fail(`Expected the status ${status}, got ${response.status}.`);
}

async function waitForReady(adminUrl: string, isOver: () => boolean): Promise<void> {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    if (isOver()) fail('The service ended while starting.');
    const ready = await fetch(`${adminUrl}/readyz`).then(
      (response) => response.ok,
      () => false,
    );
    if (ready) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  fail('The service was not ready after 10 seconds.');
}

async function tour(url: string, adminUrl: string): Promise<void> {
  step('Call it: a protected route without and with a token');
  expectStatus(await call('GET', `${url}/v1/users`), 401);
  const login = await call('POST', `${url}/v1/login`, undefined, credentials);
  expectStatus(login, 200);
  const { token } = (await login.json()) as { token: string }; // the contract's LoginResp
  expectStatus(await call('GET', `${url}/v1/users?pageSize=2`, token), 200);
  expectStatus(await call('GET', `${url}/v1/users/1`, token), 200);

  step('Bad input: every mistake at once, as problem+json');
  const invalid = { email: 'not an address', name: '', password: 'short', role: 'king' };
  expectStatus(await call('POST', `${url}/v1/users`, token, invalid), 400);

  step('Throttling: the contract allows five logins a minute');
  let last: Response | undefined;
  for (let attempt = 0; attempt < 5; attempt += 1)
    last = await call('POST', `${url}/v1/login`, undefined, credentials);
  if (last) expectStatus(last, 429);

  step('Metrics on the admin port');
  const metrics = await (await fetch(`${adminUrl}/metrics`)).text();
  const lines = metrics.split('\n').filter((line) => /^http_.*_count.*route="\/v1/.test(line));
  if (lines.length === 0) fail('The metrics have no line for the routes that were called.');
  for (const line of lines.slice(0, 6)) console.log(`  ${line}`);
}

step('Generate a service from a contract');
cpSync(join(example, 'user.api'), join(workspace, 'user.api'));
apigen('new user.api', ['new', 'user.api', '--no-install', '--skip-git'], workspace);

step('Install and type-check it, as it was generated');
run('npm install', 'npm', ['install', '--no-audit', '--no-fund', '--loglevel=error'], project);
run('npm run typecheck', 'npm', ['run', '--silent', 'typecheck'], project);

step("Drop the owner's logic in, change the contract, regenerate: nothing of the owner's is touched");
for (const owned of ['src/logic', 'src/middleware', 'src/context.ts', 'src/store']) {
  cpSync(join(example, owned), join(project, owned), { recursive: true, force: true });
}
const contract = join(project, 'api/user.api');
const addition = '\t\tSort string `form:"sort,optional,options=name|created"`\n';
const text = readFileSync(contract, 'utf8');
const place = text.indexOf('\t\t// Only users whose name');
if (place < 0) fail('The demo does not know its contract any more.');
writeFileSync(contract, text.slice(0, place) + addition + text.slice(place));
console.log(chalk.dim(`+ ${addition.trim()}`));
const before = ownedFiles();
apigen('generate', ['generate'], project);
const after = ownedFiles();
const touched = [...before].filter(([path, hash]) => after.get(path) !== hash).map(([path]) => path);
if (touched.length > 0) fail(`These files were touched: ${touched.join(', ')}`);
console.log(`  ${before.size} files of the owner's compared before and after: all the same.`);
run('npm run typecheck', 'npm', ['run', '--silent', 'typecheck'], project);

step('Start it');
const port = await freePort(8080);
const adminPort = await freePort(9090);
console.log(chalk.dim('$ npm run dev'));
const started = spawn(process.execPath, ['src/main.ts'], {
  cwd: project,
  stdio: ['ignore', 'ignore', 'inherit'],
  // A group of its own: Ctrl-C reaches the service once, from here.
  detached: true,
  env: {
    ...process.env,
    PORT: String(port),
    ADMIN_PORT: String(adminPort),
    LOG_LEVEL: 'warn',
    NODE_ENV: 'development',
  },
});
running.service = started;
let isOver = false;
const ended = new Promise<number | null>((resolve) => {
  started.once('exit', (code) => {
    isOver = true;
    resolve(code);
  });
});
await waitForReady(`http://127.0.0.1:${adminPort}`, () => isOver);
await tour(`http://127.0.0.1:${port}`, `http://127.0.0.1:${adminPort}`);

step('It is yours');
console.log(`  service  http://localhost:${port}/v1/users\n  health   http://localhost:${adminPort}/readyz`);
console.log(`  metrics  http://localhost:${adminPort}/metrics`);
if (process.argv.includes('--exit')) started.kill('SIGTERM');
else {
  console.log(`  sources  ${project}`);
  console.log(chalk.dim('\n  Ctrl-C ends the demo and removes its folder.'));
  process.on('SIGINT', () => started.kill('SIGTERM'));
  process.on('SIGTERM', () => started.kill('SIGTERM'));
}
const code = await ended;
if (code !== 0) fail(`The service ended with exit code ${code}.`);
console.log(`\n${chalk.green('✔')} The service shut down gracefully.`);
