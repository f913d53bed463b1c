import type * as tsMorph from 'ts-morph';
import type { PathAlias } from './path-alias.ts';

/** Ts-morph, loaded on first use because it is heavy and most commands need none of it. */
export async function loadTsMorph(): Promise<(typeof tsMorph)['default']> {
  // It is CommonJS: once bundled, all of it is the default export and nothing else is.
  return (await import('ts-morph')).default;
}

/**
 * Opens modules for looking things up. Nothing of the disk is read, no library is loaded and nothing is checked: names and
 * imports resolve among the given modules alone.
 */
export async function openModules(
  modules: ReadonlyMap<string, string>,
  aliases: readonly PathAlias[] = [],
): Promise<tsMorph.Project> {
  const { ModuleKind, ModuleResolutionKind, Project: Modules, ScriptTarget } = await loadTsMorph();
  const project = new Modules({
    useInMemoryFileSystem: true,
    skipFileDependencyResolution: true,
    compilerOptions: {
      target: ScriptTarget.ESNext,
      module: ModuleKind.ESNext,
      moduleResolution: ModuleResolutionKind.Bundler,
      allowImportingTsExtensions: true,
      allowJs: true,
      noLib: true,
      types: [],
      paths: pathsOf(aliases),
    },
  });
  // A byte order mark would be taken off and every offset be one too small.
  for (const [path, text] of modules) project.createSourceFile(`/${path}`, text.replace(/^\ufeff/, ' '));
  return project;
}

function pathsOf(aliases: readonly PathAlias[]): Record<string, string[]> {
  const paths = new Map<string, string[]>();
  for (const { pattern, target } of aliases)
    paths.set(pattern, [...(paths.get(pattern) ?? []), `/${target}`]);
  return Object.fromEntries(paths);
}

/** Whether a file is a module that {@link openModules} can read. */
export function isModule(path: string): boolean {
  return /\.[cm]?[jt]sx?$/.test(path);
}
