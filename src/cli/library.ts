import type { Settings } from '../config/settings.ts';
import { hasErrors } from '../diagnostics/diagnostic.ts';
import type { Checked } from '../diagnostics/result.ts';
import { createNodeHost } from '../host/node-host.ts';
import type { FileSystem } from '../host/ports.ts';
import { lower } from '../model/lower.ts';
import type { ServiceModel } from '../model/model.ts';
import { analyze } from '../semantics/analyze.ts';
import type { VirtualFile } from '../workspace/virtual-file.ts';
import { generateFiles } from './project/generate-files.ts';
import { findPackageRoot } from './package-root.ts';

/** Loads, checks and lowers the contract at an absolute path; the model is absent after an error. Nothing is written. */
export async function compile(
  path: string,
  files: FileSystem = createNodeHost().files,
): Promise<Checked<ServiceModel | undefined>> {
  const { value: program, diagnostics } = await analyze(files, path);
  return { value: hasErrors(diagnostics) ? undefined : lower(program), diagnostics };
}

/** The files of a service in memory, exactly as `apigen generate` would write them. */
export async function generate(model: ServiceModel, settings: Settings): Promise<readonly VirtualFile[]> {
  return generateFiles(
    model,
    { settings, developmentSecret: null },
    { host: createNodeHost(), packageRoot: findPackageRoot() },
  );
}
