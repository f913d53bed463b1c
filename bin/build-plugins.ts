import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import type { Plugin } from 'esbuild';

/** Stay chunks of their own: what starts everything, and what few runs need and a large package hangs on. */
const ownChunk = ['run.ts', 'node-host.ts', 'update-scaffold.ts'];
/** Load no compiler: a run that finds nothing to do ends there. */
const withoutCompiler = ['start-generate.ts', 'watch-project.ts', 'generate-all.ts', 'json.ts', 'text.ts'];

const dynamicImport = /^( +const \{ [^}]+ \} = )await import\('(\.[^']+)'\);$/gm;

/**
 * Every chunk costs about a millisecond of each start, far more than code that is loaded and not run. So our own
 * modules go into two parts, what runs always and what compiles contracts; chunks remain for packages.
 */
export function joinOwnModules(root: string): Plugin {
  const compilerModules = findImports(`${root}/src/cli`).filter((path) => placeOf(path) === 'compiler');
  return {
    name: 'join-own-modules',
    setup: (build) => {
      build.onResolve({ filter: /^own:compiler$/ }, ({ path }) => ({ path, namespace: 'own' }));
      build.onLoad({ filter: /.*/, namespace: 'own' }, () => ({
        contents: compilerModules
          .map((path, index) => `export * as own${index} from ${JSON.stringify(path)};`)
          .join('\n'),
        resolveDir: root,
      }));
      build.onLoad({ filter: /[\\/]src[\\/]cli[\\/].*\.ts$/ }, ({ path }) => ({
        contents: joinImports(path, compilerModules),
        loader: 'ts',
      }));
    },
  };
}

function joinImports(file: string, compilerModules: readonly string[]): string {
  const imports: string[] = [];
  const text = readFileSync(file, 'utf8').replaceAll(
    dynamicImport,
    (whole: string, start: string, address: string) => {
      const path = resolve(dirname(file), address);
      switch (placeOf(path)) {
        case 'chunk':
          return whole;
        case 'compiler':
          return `${start}(await import('own:compiler')).own${compilerModules.indexOf(path)};`;
        case 'always':
          imports.push(`import * as __own${imports.length} from '${address}';`);
          return `${start}__own${imports.length - 1};`;
      }
    },
  );
  return imports.join('') + text;
}

function placeOf(path: string): 'chunk' | 'compiler' | 'always' {
  const name = basename(path);
  if (ownChunk.includes(name)) return 'chunk';
  return withoutCompiler.includes(name) ? 'always' : 'compiler';
}

/** What the modules of a folder import on demand. */
function findImports(folder: string): string[] {
  const found = new Set<string>();
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!name.endsWith('.ts')) continue;
    const file = resolve(folder, name);
    for (const [, , address = ''] of readFileSync(file, 'utf8').matchAll(dynamicImport)) {
      found.add(resolve(dirname(file), address));
    }
  }
  return [...found].toSorted();
}

/** commander can start programs as subcommands; apigen has none, and node's module for it is slow to load. */
export const leaveOutSubprocesses: Plugin = {
  name: 'leave-out-subprocesses',
  setup: (build) => {
    build.onResolve({ filter: /^node:child_process$/ }, ({ importer }) =>
      /[\\/]node_modules[\\/]commander[\\/]/.test(importer) ? { path: 'none', namespace: 'none' } : undefined,
    );
    build.onLoad({ filter: /.*/, namespace: 'none' }, () => ({
      contents: 'export default {};',
      loader: 'js',
    }));
  },
};

/** What is imported of Node's modules for one function alone: the module is loaded when that is called. */
const onDemand: Readonly<Record<string, string>> = {
  'node:crypto':
    "export const hash = (...values) => process.getBuiltinModule('node:crypto').hash(...values);",
};

/**
 * Importing a module of Node's makes a wrapper of every export, which loads even what is never asked for: several
 * milliseconds of each start. Asking for the module itself costs nothing.
 */
export const openNodeModules: Plugin = {
  name: 'open-node-modules',
  setup: (build) => {
    build.onResolve({ filter: /^node:/ }, ({ path, importer, kind }) =>
      kind === 'import-statement' && !/[\\/]node_modules[\\/]/.test(importer)
        ? { path, namespace: 'node-module' }
        : undefined,
    );
    build.onLoad({ filter: /.*/, namespace: 'node-module' }, ({ path }) => ({
      contents: onDemand[path] ?? `module.exports = process.getBuiltinModule(${JSON.stringify(path)});`,
      loader: 'js',
    }));
  },
};
