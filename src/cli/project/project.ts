import type { Settings } from '../../config/settings.ts';
import { findProject, readSettings } from '../../config/read-settings.ts';
import { resolvePath } from '../../base/path.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { defineDiagnostic, report } from '../../diagnostics/definition.ts';
import type { Host } from '../../host/ports.ts';
import { readAdditions } from './read-additions.ts';
import type { CompiledContract } from './compile-contract.ts';
import { exitCode } from '../exit-code.ts';
import { failed, type Outcome } from '../outcome.ts';
import { shownFolder } from '../shown-folder.ts';

/** The contract that the settings name is gone. */
export const contractMissing = defineDiagnostic({
  code: 'contract-missing',
  severity: 'error',
  message:
    'The contract "{path}" that "apigen.json" names does not exist. Put it back, or correct the setting "contract".',
  explanation:
    'A project is generated from its contract. When the contract moves, the setting "contract" in "apigen.json" must say where to.',
});

/** The project that the working directory is in. */
export interface OpenProject {
  /** Absolute. */
  readonly root: string;
  readonly settings: Settings;
  /** As the user sees it from the working directory: `.`, `../..` */
  readonly directory: string;
}

/** Finds the project upwards from the working directory and reads its settings, or gives the outcome that says why not. */
export async function openProject(host: Host): Promise<OpenProject | Outcome> {
  const { workingDirectory } = host.environment;
  const root = await findProject(host.files, workingDirectory);
  if (typeof root !== 'string') return failed(exitCode.usage, [root]);
  const { value: settings, diagnostics, source } = await readSettings(host.files, root);
  const directory = shownFolder(workingDirectory, root);
  if (settings === undefined)
    return failed(exitCode.usage, diagnostics, new Map([[source.path, source]]), directory);
  const added = await readAdditions(host.files, root, settings);
  if (added.diagnostics.length > 0) return failed(exitCode.usage, added.diagnostics);
  return { root, settings: { ...settings, ...added.value }, directory: directory === '' ? '.' : directory };
}

/** Compiles the contract of a project. The compiler is loaded for it: most runs have nothing to compile. */
export async function compileProject(
  { root, settings }: OpenProject,
  host: Host,
): Promise<CompiledContract | Outcome> {
  const place = resolvePath(root, settings.contract);
  if ((await host.files.kind(place)) === undefined) {
    const missing: Diagnostic = report(contractMissing, { path: settings.contract });
    return failed(exitCode.usage, [missing]);
  }
  const { compileContract } = await import('./compile-contract.ts');
  return compileContract(host, place);
}
