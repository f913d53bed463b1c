/** The package managers that images can be built with. */
export type PackageManagerName = 'npm' | 'pnpm' | 'yarn';

/** The shell commands of a package manager in a Dockerfile. */
export interface PackageManagerCommands {
  readonly lockfile: string;
  /** What it reads besides, where the project has it; empty where that may hold what no image should. */
  readonly settingsFile: string;
  /** Makes the package manager available where the image does not have it; empty otherwise. */
  readonly enable: string;
  readonly installAll: string;
  readonly installProduction: string;
  readonly build: string;
}

/** With a lockfile exactly what it says is installed; without one (not installed yet) what package.json allows. */
export function packageManagerCommands(name: PackageManagerName): PackageManagerCommands {
  switch (name) {
    case 'npm':
      return {
        lockfile: 'package-lock.json',
        settingsFile: '',
        enable: '',
        installAll: 'if [ -f package-lock.json ]; then npm ci; else npm install; fi',
        installProduction:
          'if [ -f package-lock.json ]; then npm ci --omit=dev; else npm install --omit=dev; fi',
        build: 'npm run build',
      };
    case 'pnpm':
      return {
        lockfile: 'pnpm-lock.yaml',
        settingsFile: 'pnpm-workspace.yaml',
        enable: 'corepack enable pnpm',
        installAll: 'if [ -f pnpm-lock.yaml ]; then pnpm install --frozen-lockfile; else pnpm install; fi',
        installProduction:
          'if [ -f pnpm-lock.yaml ]; then pnpm install --prod --frozen-lockfile; else pnpm install --prod; fi',
        build: 'pnpm run build',
      };
    case 'yarn':
      return {
        lockfile: 'yarn.lock',
        settingsFile: '.yarnrc.yml',
        enable: 'corepack enable yarn',
        installAll: 'if [ -f yarn.lock ]; then yarn install --frozen-lockfile; else yarn install; fi',
        // Yarn 1 and its successors have no command for this in common.
        installProduction:
          'case "$(yarn --version)" in 1.*) yarn install --production ;; *) yarn workspaces focus --production ;; esac',
        build: 'yarn run build',
      };
  }
}
