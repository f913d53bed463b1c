import { envString } from '../../base/literal.ts';
import type { ServiceModel } from '../../model/model.ts';
import type { VirtualFile } from '../../workspace/virtual-file.ts';
import type { Target } from '../target.ts';
import { packageManagerCommands, type PackageManagerName } from './package-manager-commands.ts';

/** What the image and the compose file are made for. */
export interface DockerOptions {
  /** A name that is an image and a compose service at once: lower-case letters, digits and `-`. */
  readonly name: string;
  readonly port: number;
  readonly adminPort: number;
  readonly packageManager: PackageManagerName;
  /** In front of the service's environment variables: `USER_API`. */
  readonly envPrefix: string;
  /** The environment variables that hold the secrets, in order. */
  readonly secrets: readonly string[];
  /** Whether the service has models, and so migrations that it applies at its start. */
  readonly hasModels?: boolean;
  /** The server that the models of the service need; null for SQLite, and where there are no models. */
  readonly database?: 'mysql' | 'postgres' | null;
  /** Whether rows are cached, so that Redis stands beside. */
  readonly hasCache?: boolean;
}

/** The major of Node whose slim image is used: the current long-term release. */
const nodeMajor = 24;

/** `Dockerfile`, `.dockerignore` and `compose.yaml`: scaffold, the owner's to change from the first second. */
export const dockerTarget: Target<DockerOptions> = {
  name: 'docker',
  summary: 'A container image of the service, and a compose file to run it',
  generate: (model, { options, render }) => {
    const view = {
      ...options,
      ...packageManagerCommands(options.packageManager),
      nodeMajor,
      labels: labels(model, options),
      secrets: options.secrets.filter(isVariable).map(requiredVariable),
      ...besides(options),
    };
    return ['.dockerignore', 'Dockerfile', 'compose.yaml'].map((path): VirtualFile => ({
      path,
      content: render(`docker/${path}`, view),
      ownership: 'scaffold',
      origin: 'docker',
    }));
  },
};

/** The servers beside the service, under names that it does not have itself. */
function besides({ name, database = null, hasModels = false, hasCache = false }: DockerOptions): object {
  return {
    hasModels,
    isSqlite: hasModels && database === null,
    isMysql: database === 'mysql',
    isPostgres: database === 'postgres',
    hasDatabase: database !== null,
    hasCache,
    hasServers: database !== null || hasCache,
    databaseService: name === 'database' ? 'database-server' : 'database',
    cacheService: name === 'cache' ? 'cache-server' : 'cache',
  };
}

/** Compose reads ASCII names only; a secret with another name is left to the owner. */
function isVariable(name: string): boolean {
  return /^[A-Za-z_]\w*$/.test(name);
}

function requiredVariable(name: string): string {
  return `${name}: '\${${name}:?set a secret of at least 32 characters in .env}'`;
}

function labels(model: ServiceModel, { name }: DockerOptions): string[] {
  const { title = '', desc = '', version = '' } = model.info;
  const values = {
    title: title === '' ? name : title,
    ...(desc === '' ? {} : { description: desc }),
    ...(version === '' ? {} : { version }),
  };
  return Object.entries(values).map(
    ([key, value]) => `org.opencontainers.image.${key}=${envString(oneLine(value))}`,
  );
}

/** A Dockerfile is read line by line, so the value of a label must be one. */
function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}
