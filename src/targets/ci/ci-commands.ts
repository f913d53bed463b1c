/** The package managers that recipes can be written for. */
export type CiPackageManager = 'npm' | 'pnpm' | 'yarn';

/** What a package manager is told in a recipe. */
export interface CiCommands {
  /** The name of its cache in GitHub's action. */
  readonly cache: string;
  readonly lockfile: string;
  /** Where it keeps what it has downloaded, inside the project so that GitLab can cache it. */
  readonly cacheFolder: string;
  /** Makes it available; empty where it is. */
  readonly enable: string;
  /** Installs exactly what the lockfile says. */
  readonly install: string;
  readonly installCached: string;
  readonly run: string;
}

/** The commands of one package manager. */
export function ciCommands(name: CiPackageManager): CiCommands {
  switch (name) {
    case 'npm':
      return {
        cache: 'npm',
        lockfile: 'package-lock.json',
        cacheFolder: '.npm',
        enable: '',
        install: 'npm ci',
        installCached: 'npm ci --cache .npm --prefer-offline',
        run: 'npm run',
      };
    case 'pnpm':
      return {
        cache: 'pnpm',
        lockfile: 'pnpm-lock.yaml',
        cacheFolder: '.pnpm-store',
        enable: 'corepack enable pnpm',
        install: 'pnpm install --frozen-lockfile',
        installCached: 'pnpm install --frozen-lockfile --store-dir .pnpm-store',
        run: 'pnpm run',
      };
    case 'yarn':
      return {
        cache: 'yarn',
        lockfile: 'yarn.lock',
        cacheFolder: '.yarn-cache',
        enable: 'corepack enable yarn',
        install: 'yarn install --frozen-lockfile',
        // Yarn 1 reads the second variable only, its successors need both.
        installCached:
          'YARN_ENABLE_GLOBAL_CACHE=false YARN_CACHE_FOLDER=.yarn-cache yarn install --frozen-lockfile',
        run: 'yarn run',
      };
  }
}
