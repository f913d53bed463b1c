import type { Settings } from '../../config/settings.ts';
import { hasErrors, type Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Renderer } from '../../render/renderer.ts';
import type { VirtualFile } from '../../workspace/virtual-file.ts';
import type { Services } from '../command.ts';
import type { CompiledContract } from './compile-contract.ts';
import { exitCode } from '../exit-code.ts';
import { createFormatter, type Formatter } from './formatter.ts';
import { renderFiles } from './generate-files.ts';
import { openRenderer } from './open-renderer.ts';
import { failed, type Outcome } from '../outcome.ts';
import { findRoundedIntegers } from './rounded-integers.ts';

/** What a project is generated to, and what was found meanwhile. */
export interface Generation {
  readonly files: readonly VirtualFile[];
  /** No errors among them. */
  readonly diagnostics: readonly Diagnostic[];
}

/** The same of a whole project. */
export interface ProjectGeneration extends Generation {
  /** Leaves for the next run what saves it time; for runs that write. */
  readonly remember: Formatter['remember'];
}

/** What decides the output besides the contract. */
export interface ProjectRequest {
  /** The folder of the project, absolute. */
  readonly root: string;
  /** As the user sees it from the working directory. */
  readonly directory: string;
  readonly settings: Settings;
  /** Hexadecimal digits for the secrets of a new project; null when it has them already. */
  readonly developmentSecret: string | null;
}

/**
 * Everything that a project is generated to: the service, through the project's own templates where it has any, and
 * what its plugins give. Gives the outcome that says why not; every command that generates goes through here.
 */
export async function generateProject(
  compiled: CompiledContract,
  request: ProjectRequest,
  services: Services,
): Promise<ProjectGeneration | Outcome> {
  const { model, sources, sourceFolder } = compiled;
  const { settings } = request;
  const { format: formatCode, remember } = createFormatter(request.root, services.host);
  const findings = await findingsOfModels(settings);
  if (hasErrors(findings)) return failed(exitCode.contract, findings);
  const rounded = findRoundedIntegers(model, settings);
  if (rounded.length > 0) return failed(exitCode.contract, rounded, sources, sourceFolder);
  const generation = await renderThrough(
    request,
    services,
    (renderer) => renderFiles(model, request, renderer, formatCode),
    formatCode,
  );
  if ('exitCode' in generation) return generation;
  const found = [...findings, ...generation.diagnostics];
  if (settings.plugins === undefined) return { ...generation, diagnostics: found, remember };
  const { runPlugins } = await import('../plugin/run-plugins.ts');
  const given = await runPlugins({ ...request, model, files: generation.files, formatCode }, services);
  const diagnostics = [...found, ...given.diagnostics];
  if (hasErrors(given.diagnostics)) return failed(given.exitCode, diagnostics, sources, sourceFolder);
  return { files: [...generation.files, ...given.files], diagnostics, remember };
}

async function findingsOfModels(settings: Settings): Promise<readonly Diagnostic[]> {
  if (settings.database === undefined) return [];
  const { readProjectModels } = await import('../model/project-models.ts');
  return readProjectModels(settings).diagnostics;
}

/** Renders through the project's own templates where it has any; broken ones end it with the outcome that shows them. */
export async function renderThrough(
  { settings, directory }: Pick<ProjectRequest, 'settings' | 'directory'>,
  services: Services,
  render: (renderer: Renderer) => readonly VirtualFile[] | Promise<readonly VirtualFile[]>,
  formatCode?: Formatter['format'],
): Promise<Generation | Outcome> {
  if (settings.templates === undefined) {
    const renderer = await openRenderer(services.host.files, services.packageRoot);
    return { files: await render(renderer), diagnostics: [] };
  }
  const { openOwnTemplates } = await import('./open-own-templates.ts');
  const { renderer, report } = await openOwnTemplates(settings.templates, services, formatCode);
  const files = await render(renderer);
  const { diagnostics, sources } = await report();
  return hasErrors(diagnostics)
    ? failed(exitCode.usage, diagnostics, sources, directory === '.' ? '' : directory)
    : { files, diagnostics };
}
