import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import type { Plugin } from 'esbuild';

/** What every run but one for the version starts with; a run that finds nothing to do ends there. */
const start = ['run.ts', 'node-host.ts'];
/** What compiles and generates. Whatever else is loaded on demand is the third part: few runs need it. */
const compiler = [
  'compile-contract.ts',
  'create-project.ts',
  'generate-again.ts',
  'regenerate-slice.ts',
  'type-check.ts',
];
/** What a project with a database adds to that. */
const models = ['project-models.ts'];
/** On demand in source, always there when built: it is small, or it is nearly always needed. */
const always = [
  'start-generate.ts',
  'watch-project.ts',
  'generate-all.ts',
  'json.ts',
  'text.ts',
  'node-watching.ts',
  'node-run.ts',
  'node-exchange.ts',
];

/** The folders of `src` in which something is loaded on demand. */
const folders = ['cli', 'database', 'host'];

const dynamicImport = /^( +const \{ [^}]+ \} = )await import\('(\.[^']+)'\);$/gm;

/**
 * Every chunk costs about a millisecond of each start, far more than code that is loaded and not run. So our own
 * modules go into a few parts; chunks of their own remain for packages.
 */
export function joinOwnModules(root: string): Plugin {
  const parts = partsOf(root);
  return {
    name: 'join-own-modules',
    setup: (build) => {
      build.onResolve({ filter: /^own:/ }, ({ path }) => ({
        path: path.slice('own:'.length),
        namespace: 'own',
      }));
      build.onLoad({ filter: /.*/, namespace: 'own' }, ({ path }) => ({
        contents: [...parts]
          .flatMap(([place, modules]) => (place === path ? modules : []))
          .map((module, index) => `export * as own${index} from ${JSON.stringify(module)};`)
          .join('\n'),
        resolveDir: root,
      }));
      build.onLoad(
        { filter: new RegExp(`[\\\\/]src[\\\\/](?:${folders.join('|')})[\\\\/].*\\.ts$`) },
        ({ path }) => ({
          contents: joinImports(path, parts),
          loader: 'ts',
        }),
      );
    },
  };
}

/** What stands in front of every chunk of the library: some bundled packages are CommonJS and call require for Node's modules. */
export const chunkHead =
  "const require=process.getBuiltinModule('node:module').createRequire(import.meta.url);";

/** The part that a module is in; modules of the last one are in no part but their importers'. */
type Place = 'start' | 'compiler' | 'models' | 'more' | 'always';

function partsOf(root: string): ReadonlyMap<Place, readonly string[]> {
  return Map.groupBy(new Set(folders.flatMap((folder) => findImports(`${root}/src/${folder}`))), placeOf);
}

function joinImports(file: string, parts: ReadonlyMap<Place, readonly string[]>): string {
  const imports: string[] = [];
  const text = readFileSync(file, 'utf8').replaceAll(dynamicImport, (_, begin: string, address: string) => {
    const path = resolve(dirname(file), address);
    const place = placeOf(path);
    const index = parts.get(place)?.indexOf(path);
    if (place !== 'always') return `${begin}(await import('own:${place}')).own${index};`;
    imports.push(`import * as __own${imports.length} from '${address}';`);
    return `${begin}__own${imports.length - 1};`;
  });
  return imports.join('') + text;
}

function placeOf(path: string): Place {
  const name = basename(path);
  if (start.includes(name)) return 'start';
  if (compiler.includes(name)) return 'compiler';
  if (models.includes(name)) return 'models';
  return always.includes(name) ? 'always' : 'more';
}

/** What the modules of a folder import on demand. */
function findImports(folder: string): string[] {
  const found: string[] = [];
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).toSorted()) {
    if (!name.endsWith('.ts')) continue;
    const file = resolve(folder, name);
    for (const [, , address = ''] of readFileSync(file, 'utf8').matchAll(dynamicImport)) {
      found.push(resolve(dirname(file), address));
    }
  }
  return found;
}

/** In the program's first file, which is no part, the loader is asked for the start. */
export function loadStart(root: string): Plugin {
  const parts = partsOf(root);
  return {
    name: 'load-start',
    setup: (build) => {
      build.onLoad({ filter: /[\\/]src[\\/]cli[\\/]main\.ts$/ }, ({ path }) => {
        const loader = JSON.stringify(`${root}/bin/part-loader.ts`);
        const text = joinImports(path, parts).replaceAll(
          "(await import('own:start'))",
          "loadPart('./start.js')",
        );
        return { contents: `import { loadPart } from ${loader};${text}`, loader: 'ts' };
      });
    },
  };
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

/** What is imported of Node's modules for a function or two: the module is loaded when one is called. */
const onDemand: Readonly<Record<string, readonly string[]>> = {
  'node:crypto': ['hash', 'randomBytes'],
  'node:util': ['stripVTControlCharacters'],
};

function printModule(path: string): string {
  const module = `process.getBuiltinModule(${JSON.stringify(path)})`;
  return (
    onDemand[path]
      ?.map((name) => `export const ${name} = (...values) => ${module}.${name}(...values);`)
      .join('\n') ?? `module.exports = ${module};`
  );
}

/**
 * Importing a module of Node's makes a wrapper of every export, which loads even what is never asked for: several
 * milliseconds of each start. Asking for the module itself costs nothing. Of packages, only commander is in the way of
 * most runs; what it imports is kept apart from what we do, or the two would share one more chunk.
 */
export const openNodeModules: Plugin = {
  name: 'open-node-modules',
  setup: (build) => {
    build.onResolve({ filter: /^node:/ }, ({ path, importer, kind }) => {
      if (kind !== 'import-statement') return undefined;
      if (!/[\\/]node_modules[\\/]/.test(importer)) return { path, namespace: 'node-module' };
      return /[\\/]node_modules[\\/]commander[\\/]/.test(importer)
        ? { path, namespace: 'node-module-of-commander' }
        : undefined;
    });
    for (const namespace of ['node-module', 'node-module-of-commander']) {
      build.onLoad({ filter: /.*/, namespace }, ({ path }) => ({
        contents: printModule(path),
        loader: 'js',
      }));
    }
  },
};
