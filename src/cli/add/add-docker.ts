import { constantCase } from '../../base/naming.ts';
import type { DatabaseSettings } from '../../config/database-settings.ts';
import type { Settings } from '../../config/settings.ts';
import type { ServiceModel } from '../../model/model.ts';
import type { Renderer } from '../../render/renderer.ts';
import type { VirtualFile } from '../../workspace/virtual-file.ts';
import { dockerTarget } from '../../targets/docker/docker-target.ts';
import { addToProject } from './add-to-project.ts';
import type { Services } from '../command.ts';
import type { Outcome } from '../outcome.ts';

/** Adds what builds and runs the project in a container; files that exist stay as they are. */
export function addDocker(
  { isDryRun }: { readonly isDryRun: boolean },
  services: Services,
): Promise<Outcome> {
  const command = 'docker compose up --build';
  return addToProject({ isDryRun, filesOf: dockerFiles, nextSteps: () => [command] }, services);
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
  const hasModels = settings.database !== undefined;
  const options = { ...settings, envPrefix, secrets, database, hasModels, hasCache: cache };
  return [...dockerTarget.generate(model, { options, ...renderer })];
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
