import type { Project } from 'ts-morph';

/**
 * Opens modules for looking things up. Nothing of the disk is read, no library is loaded and nothing is checked: names and
 * imports resolve among the given modules alone. Loaded on first use, because most commands need none of it.
 */
export async function openModules(modules: ReadonlyMap<string, string>): Promise<Project> {
  const { ModuleKind, ModuleResolutionKind, Project: Modules, ScriptTarget } = await import('ts-morph');
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
    },
  });
  // A byte order mark would be taken off and every offset be one too small.
  for (const [path, text] of modules) project.createSourceFile(`/${path}`, text.replace(/^\ufeff/, ' '));
  return project;
}

/** Whether a file is a module that {@link openModules} can read. */
export function isModule(path: string): boolean {
  return /\.[cm]?[jt]sx?$/.test(path);
}
