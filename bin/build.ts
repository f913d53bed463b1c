/**
 * Builds what `npm pack` ships: dist/cli.js with its parts, dist/index.js with its lazy chunks, dist/templates.js with dist/runtime.txt
 * (precompiled templates and the files that are copied verbatim) and the type declarations of the public API (`--types`).
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build, type BuildOptions } from 'esbuild';
import { createNodeHost } from '../src/host/node-host.ts';
import {
  chunkHead,
  joinOwnModules,
  leaveOutSubprocesses,
  loadStart,
  openNodeModules,
} from './build-plugins.ts';
import { printPart } from './print-part.ts';
import { hashSources } from './source-hash.ts';
import { precompileTemplates } from '../src/render/precompile.ts';

const root = fileURLToPath(new URL('..', import.meta.url)).replace(/\/$/, '');
const packageJson: unknown = JSON.parse(await readFile(`${root}/package.json`, 'utf8'));
const { version } = packageJson as { version: string }; // our own package.json always has a version

/** What dist was built from; written last, so that it stands only beside a whole build. */
const stamp = `${root}/dist/built-from.txt`;
const sources = hashSources(root, [
  'bin',
  'grammar',
  'src',
  'templates',
  'package.json',
  'package-lock.json',
]);
const isBuilt = existsSync(stamp) && readFileSync(stamp, 'utf8') === sources;

const options: BuildOptions = {
  absWorkingDir: root,
  outdir: 'dist',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  // Prefers the ES modules of packages that also come as UMD, which no bundler can look into.
  mainFields: ['module', 'main'],
  target: 'node22.12',
  minifySyntax: true,
  minifyWhitespace: true,
  legalComments: 'linked',
  plugins: [joinOwnModules(root), leaveOutSubprocesses, openNodeModules],
  define: {
    APIGEN_BUNDLED: 'true',
    APIGEN_VERSION: JSON.stringify(version),
    APIGEN_BUILD: JSON.stringify(hashSources(root, ['grammar', 'src', 'templates'])),
    // Of CommonJS, too, and only where a package means them.
    __filename: 'import.meta.filename',
    __dirname: 'import.meta.dirname',
  },
};
if (!isBuilt) await buildAll();
if (process.argv.includes('--types')) declareTypes();

async function buildAll(): Promise<void> {
  rmSync(`${root}/dist`, { recursive: true, force: true });
  // Apart: what the two share would be cut into many small chunks, each of which costs every start of the command line.
  await build({
    ...options,
    entryPoints: { start: 'own:start' },
    outdir: 'dist/chunks',
    chunkNames: '[name]-[hash]',
  });
  await build({
    ...options,
    splitting: false,
    entryPoints: { cli: 'bin/cli.ts' },
    plugins: [loadStart(root), openNodeModules],
    define: { ...options.define, APIGEN_PARTS: JSON.stringify(printParts()) },
  });
  await build({
    ...options,
    entryPoints: { index: 'src/index.ts' },
    chunkNames: 'library/[name]-[hash]',
    banner: { js: chunkHead },
  });
  // The grammar of PostgreSQL is loaded from beside the chunk that its loader ends up in.
  for (const folder of ['chunks', 'library']) {
    const files = existsSync(`${root}/dist/${folder}`) ? readdirSync(`${root}/dist/${folder}`) : [];
    const wasm = 'libpg-query.wasm';
    if (files.some((file) => readFileSync(`${root}/dist/${folder}/${file}`, 'utf8').includes(wasm)))
      copyFileSync(`${root}/node_modules/libpg-query/wasm/${wasm}`, `${root}/dist/${folder}/${wasm}`);
  }
  const { templates, runtime } = await precompileTemplates(createNodeHost().files, root);
  writeFileSync(`${root}/dist/templates.js`, templates);
  writeFileSync(`${root}/dist/runtime.txt`, runtime);
  writeFileSync(stamp, sources);
}

/** Makes scripts of the chunks of the command line, and gives a hash of them all. */
function printParts(): string {
  const hash = createHash('sha256');
  for (const name of readdirSync(`${root}/dist/chunks`).toSorted()) {
    if (!name.endsWith('.js')) continue;
    const file = `${root}/dist/chunks/${name}`;
    const part = printPart(readFileSync(file, 'utf8'));
    writeFileSync(file, part);
    hash.update(part);
  }
  return hash.digest('hex').slice(0, 16);
}

function declareTypes(): void {
  const typescript = `${root}/node_modules/.bin/tsc`;
  execFileSync(typescript, ['--project', 'bin/tsconfig.types.json'], { cwd: root, stdio: 'inherit' });
}
