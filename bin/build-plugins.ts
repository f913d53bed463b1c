import { readFile } from 'node:fs/promises';
import type { Plugin } from 'esbuild';

/** Modules of our own that stay chunks: what starts everything, and what few runs need and a large package hangs on. */
const lazyModules: ReadonlySet<string> = new Set([
  './run.ts',
  '../host/node-host.ts',
  '../update-scaffold.ts',
]);

/**
 * Every chunk costs about a millisecond of each start, far more than code that is loaded and not run. So our own modules
 * are bundled as if they were imported statically; chunks remain for packages.
 */
export const joinOwnModules: Plugin = {
  name: 'join-own-modules',
  setup: (build) => {
    build.onLoad({ filter: /[\\/]src[\\/].*\.ts$/ }, async ({ path }) => {
      const imports: string[] = [];
      const text = (await readFile(path, 'utf8')).replaceAll(
        /^( +const \{ [^}]+ \} = )await import\('(\.[^']+)'\);$/gm,
        (whole: string, start: string, address: string) => {
          if (lazyModules.has(address)) return whole;
          const name = `__own${imports.length}`;
          imports.push(`import * as ${name} from '${address}';`);
          return `${start}${name};`;
        },
      );
      return { contents: imports.join('') + text, loader: 'ts' };
    });
  },
};

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
