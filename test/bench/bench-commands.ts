import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { repositoryRoot as root } from '../support/repository.ts';
import { createInput } from './contracts.ts';
import { peakMemory, processorTimeInTurn, timeInTurn, type BenchCommand, type Timing } from './measure.ts';
import { timeWatch } from './time-watch.ts';

const apigen = `${root}/bin/apigen.js`;
const cache = `${root}/node_modules/.cache/apigen-bench`;

type Say = (line: string) => void;

/** Times the commands as whole processes, with a peer: @typespec/compiler emitting OpenAPI for the same operations. */
export async function benchCommands(work: string, say: Say): Promise<void> {
  installPeer();
  say('commands: medians (extremes) of whole processes, in turn');
  benchStart(say);
  for (const [routes, runs] of [
    [10, 11],
    [100, 7],
    [1000, 5],
  ] as const)
    await benchGenerate(routes, runs, work, say);
}

function ratio(a: Timing, b: Timing): string {
  return (a.median / b.median).toFixed(2);
}

function show({ median, min, max }: Timing): string {
  return `${median.toFixed(0)} ms (${min.toFixed(0)} to ${max.toFixed(0)})`;
}

function installPeer(): void {
  if (existsSync(`${cache}/node_modules/@typespec/openapi3`)) return;
  mkdirSync(cache, { recursive: true });
  writeFileSync(
    `${cache}/package.json`,
    JSON.stringify({ name: 'apigen-bench', private: true, type: 'module' }),
  );
  // One minor version for all: the newest emitter wants the compiler of its own.
  const packages = ['compiler', 'http', 'openapi', 'openapi3'].map((name) => `@typespec/${name}@~1.16.0`);
  execFileSync('npm', ['install', '--no-audit', '--no-fund', '--loglevel=error', ...packages], {
    cwd: cache,
    stdio: 'inherit',
  });
}

function benchStart(say: Say): void {
  const empty: BenchCommand = { args: ['-e', '0'], cwd: root };
  const version: BenchCommand = { args: [apigen, '--version'], cwd: root };
  const help: BenchCommand = { args: [apigen, '--help'], cwd: root };
  const [base, fast, full] = timeInTurn([empty, version, help], 25);
  if (!base || !fast || !full) return;
  say(`start: node -e 0 ${show(base)}`);
  say(`  apigen --version  ${show(fast)}  = ${ratio(fast, base)} x node -e 0   (goal <= 1.25)`);
  say(`  apigen --help     ${show(full)}  = ${ratio(full, base)} x node -e 0`);
}

async function benchGenerate(routes: number, runs: number, work: string, say: Say): Promise<void> {
  const input = createInput(routes);
  const folder = `${work}/${routes}`;
  mkdirSync(folder);
  writeFileSync(`${folder}/bench.api`, input.api);
  writeFileSync(`${folder}/main.tsp`, input.typespec);
  // tsp looks for its libraries from the folder of its input.
  symlinkSync(`${cache}/node_modules`, `${folder}/node_modules`, 'junction');
  let made = 0;
  const create: BenchCommand = {
    get args() {
      return [apigen, 'new', 'bench.api', `service${(made += 1)}`, '--no-install', '--skip-git'];
    },
    cwd: folder,
  };
  const tsp = `${cache}/node_modules/@typespec/compiler/cmd/tsp.js`;
  const emit: BenchCommand = {
    get args() {
      const output = `tsp-output${(made += 1)}`;
      return [tsp, 'compile', 'main.tsp', '--emit', '@typespec/openapi3', '--output-dir', output];
    },
    cwd: folder,
  };
  const [created, emitted] = timeInTurn([create, emit], runs);
  const [own = 0, peers = 0] = processorTimeInTurn([create, emit], runs);
  const generate: BenchCommand = { args: [apigen, 'generate'], cwd: `${folder}/service1` };
  const check: BenchCommand = { ...generate, args: [apigen, 'generate', '--check'] };
  // Without the type check, whose time is that of the project's compiler.
  const write: BenchCommand = { ...generate, args: [apigen, 'generate', '--no-typecheck'] };
  const empty: BenchCommand = { args: ['-e', '0'], cwd: root };
  const changes = timeChanges(write, folder, input.api, runs);
  const watched = await timeWatch(
    {
      ...write,
      args: [...write.args, '--watch'],
      edit: () => changeRoute(folder, input.api),
    },
    2 * runs,
  );
  const [nothing, checked, base] = timeInTurn([generate, check, empty], 3 * runs);
  if (!created || !emitted || !nothing || !checked || !base) return;
  say(`${routes} routes: tsp compile (OpenAPI alone) ${show(emitted)}`);
  say(
    `  apigen new                   ${show(created)}  = ${ratio(emitted, created)} times as fast   (goal >= 6)`,
  );
  say(
    `    processor time             ${own.toFixed(0)} ms, of tsp ${peers.toFixed(0)} ms = ${(peers / own).toFixed(2)} times as much`,
  );
  sayChanges(changes, emitted, base, say);
  say(
    `    under --watch, one route   ${show(watched)} = ${ratio(watched, base)} x node -e 0, of which it waits 50 for the end of the burst of edits`,
  );
  say(
    `  apigen generate, no change   ${show(nothing)}  = ${ratio(emitted, nothing)} times as fast, ${ratio(nothing, base)} x node -e 0   (goal <= 3)`,
  );
  say(`  apigen generate --check      ${show(checked)}  = ${ratio(checked, base)} x node -e 0   (goal <= 3)`);
  say(
    `  peak memory: apigen new ${peakMemory(create).toFixed(0)} MiB, tsp ${peakMemory(emit).toFixed(0)} MiB`,
  );
}

interface Changes {
  readonly field: Timing | undefined;
  readonly route: Timing | undefined;
}

function timeChanges(write: BenchCommand, folder: string, api: string, runs: number): Changes {
  const [field, route] = timeInTurn(
    [
      { ...write, before: () => changeField(folder, api) },
      { ...write, before: () => changeRoute(folder, api) },
    ],
    runs,
  );
  return { field, route };
}

function sayChanges({ field, route }: Changes, emitted: Timing, base: Timing, say: Say): void {
  for (const [what, one] of [
    ['field', field],
    ['route', route],
  ] as const) {
    if (one === undefined) continue;
    say(
      `  apigen generate, one ${what}   ${show(one)}  = ${ratio(emitted, one)} times as fast, ${ratio(one, base)} x node -e 0   (goal <= 150 ms)`,
    );
  }
}

const changed = { field: 0, route: 0 };
function changeField(folder: string, api: string): void {
  changed.field += 1;
  writeContract(folder, api);
}

/** Its path and its request. */
function changeRoute(folder: string, api: string): void {
  changed.route += 1;
  writeContract(folder, api);
}

/** The contract with all that changed so far, so that a run sees what is new and nothing else. */
function writeContract(folder: string, api: string): void {
  const { field, route } = changed;
  const edited = api
    .replace('json:"name"', `json:"name${field}"`)
    .replace('get /op0/:id (Op0Req)', `get /op0x${route}/:id (Op${route % 2}Req)`);
  writeFileSync(`${folder}/service1/api/bench.api`, edited);
}
