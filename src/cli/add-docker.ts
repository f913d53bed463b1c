import { constantCase } from '../base/naming.ts';
import type { DatabaseSettings } from '../config/database-settings.ts';
import type { Settings } from '../config/settings.ts';
import type { ServiceModel } from '../model/model.ts';
import type { Renderer } from '../render/renderer.ts';
import type { VirtualFile } from '../workspace/virtual-file.ts';
import { dockerTarget } from '../targets/docker/docker-target.ts';
import { applyFiles } from './apply-files.ts';
import type { Services } from './command.ts';
import type { Outcome } from './outcome.ts';
import { renderThrough } from './generate-project.ts';
import { compileProject, openProject } from './project.ts';

/** Adds what builds and runs the project in a container; files that exist stay as they are. */
export async function addDocker(
  { isDryRun }: { readonly isDryRun: boolean },
  services: Services,
): Promise<Outcome> {
  const { host } = services;
  const project = await openProject(host);
  if ('exitCode' in project) return project;
  const compiled = await compileProject(project, host);
  if ('exitCode' in compiled) return compiled;
  const { settings, directory } = project;
  const { model, diagnostics, sources, sourceFolder } = compiled;
  const generation = await renderThrough(project, services, (renderer) =>
    dockerFiles(model, settings, renderer),
  );
  if ('exitCode' in generation) return generation;
  const { files } = generation;
  const root = await host.files.realPath(project.root);
  const applied = await applyFiles({ root, files, options: { isComplete: false }, isDryRun }, host);
  const kept = applied.plan.filter((change) => change.kind === 'keep').map((change) => change.path);
  return {
    exitCode: applied.exitCode,
    diagnostics: [...diagnostics, ...generation.diagnostics, ...applied.diagnostics],
    sources,
    sourceFolder,
    result: {
      kind: 'plan',
      isNew: false,
      isDryRun,
      directory,
      service: settings.name,
      plan: applied.plan,
      notes: kept.map((path) => `${path} is yours and was not changed.`),
      nextSteps: ['docker compose up --build'],
    },
  };
}

/** The files that build and run a service in a container. */
export function dockerFiles(
  model: ServiceModel,
  settings: Settings,
  renderer: Renderer,
): readonly VirtualFile[] {
  const envPrefix = constantCase(model.name) || 'SERVICE';
  const { database, cache } = settings.database === undefined ? noDatabase : serversOf(settings.database);
  const secrets = secretVariables(model, envPrefix);
  const options = { ...settings, envPrefix, secrets, database, hasCache: cache };
  return dockerTarget.generate(model, { options, ...renderer });
}

interface Servers {
  readonly database: 'mysql' | 'postgres' | null;
  readonly cache: boolean;
}

const noDatabase: Servers = { database: null, cache: false };

/** SQLite is part of the service; everything else runs beside it. */
function serversOf({ dialect, cache }: DatabaseSettings): Servers {
  return { database: dialect === 'sqlite' ? null : dialect, cache: cache !== undefined };
}

/** The variables that the service reads its token secrets from. */
function secretVariables(model: ServiceModel, envPrefix: string): string[] {
  const keys = model.groups.flatMap((group) => group.routes.map((route) => route.options.jwt));
  const names = new Set(keys.filter((key) => key !== null));
  return [...names].map((key) => `${envPrefix}__JWT__${constantCase(key)}__SECRET`);
}
