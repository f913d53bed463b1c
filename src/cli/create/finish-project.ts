import { defineDiagnostic, report } from '../../diagnostics/definition.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Settings } from '../../config/settings.ts';
import { findUpwards } from '../../host/find-upwards.ts';
import { HostError, type Host } from '../../host/ports.ts';
import type { Services } from '../command.ts';
import { exitCode, type ExitCode } from '../exit-code.ts';

/** The package manager did not do its work. */
export const installFailed = defineDiagnostic({
  code: 'install-failed',
  severity: 'error',
  message:
    'The project is complete, but its dependencies could not be installed: {reason}. Run "{command}" in "{path}" once that is mended.',
  explanation:
    'Apigen runs the package manager as you would. Its messages stand above; the network or a proxy is the usual cause.',
});

/** The user stopped the package manager. */
export const installInterrupted = defineDiagnostic({
  code: 'install-interrupted',
  severity: 'error',
  message:
    'The installation was stopped. The project in "{path}" is complete but for its dependencies: run "{command}" there to go on.',
  explanation:
    'Every file of the project was written before the package manager was started, so nothing but "node_modules" is missing.',
});

/** What remains to be done once the files are written. */
export interface FinishRequest {
  readonly root: string;
  readonly settings: Settings;
  readonly withGit: boolean;
  readonly withInstall: boolean;
}

/** What was done besides the files, and what the user does next. */
export interface Finished {
  readonly exitCode: ExitCode;
  readonly diagnostics: readonly Diagnostic[];
  readonly notes: readonly string[];
  readonly nextSteps: readonly string[];
}

/** Starts a repository and installs the dependencies, as far as wanted. */
export async function finishProject(request: FinishRequest, services: Services): Promise<Finished> {
  const { settings, withGit, withInstall } = request;
  const { packageManager: tool, port, adminPort } = settings;
  const git = withGit ? await startRepository(request.root, services.host) : undefined;
  const failure = withInstall ? await install(request, services) : undefined;
  const isInstalled = withInstall && failure === undefined;
  return {
    exitCode: exitCodeOf(failure),
    diagnostics: failure === undefined ? [] : [failure],
    notes: [
      ...(git === undefined ? [] : [git]),
      `The service will listen on http://localhost:${port}, metrics and health on http://localhost:${adminPort}/metrics.`,
    ],
    nextSteps: [...(isInstalled ? [] : [`${tool} install`]), `${tool} run dev`],
  };
}

function exitCodeOf(failure: Diagnostic | undefined): ExitCode {
  if (failure === undefined) return exitCode.done;
  return failure.code === installInterrupted.code ? exitCode.interrupted : exitCode.environment;
}

async function startRepository(root: string, host: Host): Promise<string | undefined> {
  if ((await findUpwards(host.files, root, '.git')) !== undefined) return undefined;
  try {
    const { exitCode: code } = await host.processes.run('git', ['init', '--quiet'], { cwd: root });
    return code === 0 ? 'Started a git repository.' : 'No git repository was started: git failed.';
  } catch (error) {
    if (error instanceof HostError) return 'No git repository was started: git is not installed.';
    throw error;
  }
}

async function install(
  { root, settings }: FinishRequest,
  { host, isJson }: Services,
): Promise<Diagnostic | undefined> {
  const tool = settings.packageManager;
  const command = `${tool} install`;
  if (!isJson) host.terminal.error(`Installing the dependencies (${command}) …\n`);
  const failure = (reason: string): Diagnostic => report(installFailed, { reason, command, path: root });
  try {
    const args = tool === 'npm' ? ['install', '--no-audit', '--no-fund'] : ['install'];
    const { exitCode: code, isInterrupted } = await host.processes.run(tool, args, {
      cwd: root,
      inheritOutput: !isJson,
      survivesInterrupt: true,
    });
    if (isInterrupted === true) return report(installInterrupted, { command, path: root });
    return code === 0 ? undefined : failure(`${tool} ended with exit code ${code}`);
  } catch (error) {
    if (error instanceof HostError) return failure(`${tool} is not installed`);
    throw error;
  }
}
