/**
 * Loads the parts of the built command line. They are scripts, and what V8 compiled of them is kept from run to run, by
 * command: every function that was called, where Node's own cache of modules has those alone that V8 compiles before
 * anything runs. Reading it back is what a run starts with, so what is kept of functions that nobody calls costs as much as
 * what is missing of the others.
 */
import type { Script } from 'node:vm';

/** Set by the build: a hash of all parts. */
declare const APIGEN_PARTS: string;

type Exports = Readonly<Record<string, unknown>>;
/** What {@link printPart} makes of a chunk. */
type Body = (
  loadPart: (address: string) => Exports,
  importAny: (address: string) => Promise<unknown>,
  meta: Pick<ImportMeta, 'url' | 'filename' | 'dirname'>,
  require: NodeJS.Require,
) => Exports;

interface Part {
  readonly exports: Exports;
  readonly script: Script;
  readonly isKept: boolean;
}

interface Setup {
  /** Where this command finds and keeps what is compiled; undefined where nothing is kept. */
  readonly cache: string | undefined;
  readonly require: NodeJS.Require;
}

const parts = new Map<string, Part>();
let setup: Setup | undefined;
/** How many parts are being loaded, each for the one before. */
let depth = 0;

/** The exports of a part, by its address beside the others (`./start.js`). */
export function loadPart(address: string): Exports {
  const known = parts.get(address);
  if (known !== undefined) return known.exports;
  setup ??= setUp();
  if (depth === 0) letHeapGrow(true);
  depth++;
  try {
    return runPart(address, setup);
  } finally {
    depth--;
    if (depth === 0) letHeapGrow(false);
  }
}

function runPart(address: string, { cache, require }: Setup): Exports {
  const dirname = `${import.meta.dirname}/chunks`;
  const filename = `${dirname}/${address.slice(2)}`;
  const { Script } = process.getBuiltinModule('node:vm');
  // Nothing but ASCII is in it, see printPart.
  const source = process.getBuiltinModule('node:fs').readFileSync(filename, 'latin1');
  const cachedData = cache === undefined ? undefined : readKept(`${cache}/${address.slice(2)}`);
  const script = new Script(source, { filename, ...(cachedData !== undefined && { cachedData }) });
  const isKept = cachedData !== undefined && script.cachedDataRejected === false;
  const body = script.runInThisContext() as Body; // printPart made it
  const meta = {
    filename,
    dirname,
    get url() {
      return process.getBuiltinModule('node:url').pathToFileURL(filename).href;
    },
  };
  const exports = body(loadPart, importAny, meta, require);
  parts.set(address, { exports, script, isKept });
  return exports;
}

/**
 * What a run allocates is either gone at once or needed to its end. The space for new objects stays as small as it is when
 * all parts are loaded, where V8 would double it five times: most of a large run is spent in caches of the processor and
 * in a third less memory. While parts are loaded, and before they are kept, V8's flags have to be those of the next run.
 */
function letHeapGrow(isAllowed: boolean): void {
  setFlag(`--semi-space-growth-factor=${isAllowed ? 2 : 1}`);
}

/** V8 complains about flags that it does not know; it knows these from Node 22 to 26. */
function setFlag(flag: string): void {
  if (Number.parseInt(process.versions.v8, 10) < 15)
    process.getBuiltinModule('node:v8').setFlagsFromString(flag);
}

/**
 * A run lives for a second at most: V8 would spend a fifth of it on optimising functions that are hardly called again, so
 * it is put into its own mode for saving processor time, in which a function is optimised only after it was called very
 * often. WebAssembly that runs for a while is optimised, too, and the grammar of PostgreSQL is so large that this takes
 * several hundred megabytes, and longer than any DDL takes to be read without it. All flags come before anything is
 * compiled, because V8 refuses what was kept under other ones.
 */
function setUp(): Setup {
  for (const flag of ['--battery-saver-mode', '--no-wasm-tier-up', '--no-wasm-dynamic-tiering'])
    setFlag(flag);
  const { createRequire, getCompileCacheDir } = process.getBuiltinModule('node:module');
  const [, , word = ''] = process.argv;
  const command = /^[a-z]{1,16}$/.test(word) ? word : 'other';
  // Beside what Node keeps of modules: apart for each user and each version of Node and V8, and off where that is off.
  const shared = getCompileCacheDir();
  return {
    cache: shared && `${shared}/apigen-${APIGEN_PARTS}/${command}`,
    require: createRequire(import.meta.url),
  };
}

async function importAny(address: string): Promise<unknown> {
  return address.startsWith('./') ? loadPart(address) : import(address);
}

function readKept(file: string): Uint8Array | undefined {
  try {
    const content = process.getBuiltinModule('node:fs').readFileSync(file);
    const end = content.length - 4;
    const kept = content.subarray(0, end);
    return content.readInt32LE(end) === sumUp(kept) ? kept : undefined;
  } catch {
    return undefined;
  }
}

/**
 * V8 looks at the length of what was kept and no further: it dies of a block that a disk lost, in every run from then on.
 * Blocks have 4,096 bytes, so a few of them all are enough; Node's own hashes take longer to load than a part to read.
 */
function sumUp(bytes: Uint8Array): number {
  let sum = bytes.length;
  for (let at = 0; at < bytes.length; at += 251) sum = (Math.imul(sum, 31) + (bytes[at] ?? 0)) | 0;
  return sum;
}

/**
 * Keeps what is compiled by now for the next runs of the same command. No two runs call the same functions, and what is
 * kept is what all of them called, so it is written again after the second run, the fourth, the eighth and so on.
 */
export function keepCompiled(): void {
  const cache = setup?.cache;
  if (cache === undefined) return;
  letHeapGrow(true);
  try {
    const isWhole = [...parts.values()].every(({ isKept }) => isKept);
    if (!isWhole) process.getBuiltinModule('node:fs').mkdirSync(cache, { recursive: true });
    // A run that ends early loads fewer parts, and says nothing of the others.
    const runs = countRun(`${cache}/runs-${parts.size}`);
    if (isWhole && !Number.isInteger(Math.log2(runs))) return;
    removeDrafts(cache);
    for (const [address, { script }] of parts)
      replaceFile(`${cache}/${address.slice(2)}`, script.createCachedData());
  } catch {
    // A full or read-only disk: the next run compiles again.
  }
}

/** Of how many runs this is the last; the first thousand are counted. */
function countRun(counter: string): number {
  const { appendFileSync, statSync } = process.getBuiltinModule('node:fs');
  const before = statSync(counter, { throwIfNoEntry: false })?.size ?? 0;
  if (before >= 1000) return 1001;
  appendFileSync(counter, '.');
  return before + 1;
}

/** Of runs that were killed while they wrote: what is younger than a minute may be another run's that goes on. */
function removeDrafts(folder: string): void {
  const { readdirSync, rmSync, statSync } = process.getBuiltinModule('node:fs');
  for (const name of readdirSync(folder)) {
    if (!/\.js\.\d+$/.test(name)) continue;
    const draft = `${folder}/${name}`;
    const written = statSync(draft, { throwIfNoEntry: false })?.mtimeMs ?? Infinity;
    if (Date.now() - written > 60_000) rmSync(draft, { force: true });
  }
}

function replaceFile(file: string, content: Uint8Array): void {
  const { closeSync, fsyncSync, openSync, renameSync, rmSync, writeFileSync } =
    process.getBuiltinModule('node:fs');
  const draft = `${file}.${process.pid}`;
  try {
    const descriptor = openSync(draft, 'wx', 0o600);
    try {
      const sum = Buffer.alloc(4);
      sum.writeInt32LE(sumUp(content));
      // To the last byte or not at all: a full disk takes the beginning without complaint.
      writeFileSync(descriptor, Buffer.concat([content, sum]));
      // What a power cut left half-written must not get its name.
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    renameSync(draft, file);
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
}
