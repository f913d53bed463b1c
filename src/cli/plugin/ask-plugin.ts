import { resolvePath } from '../../base/path.ts';
import type { PluginSettings } from '../../config/plugin-settings.ts';
import type { Settings } from '../../config/settings.ts';
import { defineDiagnostic, report } from '../../diagnostics/definition.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { moduleAddress } from '../../host/node-module-path.ts';
import { HostError, type Host, type ProgramAnswer } from '../../host/ports.ts';
import type { ServiceModel } from '../../model/model.ts';
import { pluginModuleRunner } from './plugin-module-runner.ts';
import { pluginProtocol, type PluginAnswer, type PluginRequest } from './plugin-protocol.ts';
import { readPluginAnswer } from './read-plugin-answer.ts';

/** A plugin that gave no answer, or none that can be used. */
export const pluginFailed = defineDiagnostic({
  code: 'plugin-failed',
  severity: 'error',
  message: 'The plugin "{name}" failed: {problem}. Mend it, or take it out of "apigen.json".',
  explanation:
    'A plugin is a program or a module of the project\'s own: it is given the model of the contract as JSON and prints {"files": [], "diagnostics": []}. "apigen plugin run <name>" runs it alone, "apigen plugin schema" prints the JSON schema of both sides. Nothing was written.',
});

/** More than the largest service has in all its files. */
const maxBytes = 64 * 1024 * 1024;

/** What a plugin is given on standard input. */
export function pluginRequest(
  { name, options }: PluginSettings,
  { contract, name: projectName, port, adminPort, packageManager, int64 }: Settings,
  model: ServiceModel,
  version: string,
): PluginRequest {
  const project = { contract, name: projectName, port, adminPort, packageManager, int64 };
  return { protocol: pluginProtocol, plugin: name, version, options, project, model };
}

/** Runs a plugin and reads its answer; a diagnostic that blames it by name stands for everything that can go wrong. */
export async function askPlugin(
  plugin: PluginSettings,
  request: PluginRequest,
  host: Host,
  root: string,
): Promise<PluginAnswer | Diagnostic> {
  const [command = '', ...args] = commandOf(plugin, root, host);
  const fail = (problem: string, stderr = ''): Diagnostic =>
    report(pluginFailed, { name: plugin.name, problem }, moduleHint(plugin, stderr) ?? hintOf(stderr));
  let given: ProgramAnswer;
  try {
    given = await host.processes.exchange(command, args, {
      cwd: root,
      input: `${JSON.stringify(request)}\n`,
      timeoutSeconds: plugin.timeoutSeconds,
      maxBytes,
    });
  } catch (error) {
    if (!(error instanceof HostError)) throw error;
    return fail(
      error.code === 'ENOENT'
        ? `there is no program "${command}"`
        : `its program "${command}" cannot be started`,
    );
  }
  const problem = problemOf(given, plugin);
  if (problem !== undefined) return fail(problem, given.stderr);
  const answer = readPluginAnswer(given.stdout);
  return typeof answer === 'string' ? fail(answer, given.stderr) : answer;
}

function commandOf({ run }: PluginSettings, root: string, host: Host): readonly string[] {
  if (run.kind === 'command') return run.command;
  const address = run.module.startsWith('.') ? moduleAddress(resolvePath(root, run.module)) : run.module;
  return [
    host.environment.nodeCommand,
    '--disable-warning=ExperimentalWarning',
    '--input-type=module',
    '--eval',
    pluginModuleRunner,
    '--',
    address,
  ];
}

function problemOf({ end, exitCode }: ProgramAnswer, { timeoutSeconds }: PluginSettings): string | undefined {
  switch (end) {
    case 'timeout':
      return `it gave no answer within ${timeoutSeconds === 1 ? 'a second' : `${timeoutSeconds} seconds`} and was stopped`;
    case 'too-much':
      return `it printed more than ${maxBytes / 1024 / 1024} MiB and was stopped`;
    case 'signal':
      return 'it was killed';
    case 'exit':
      return exitCode === 0 ? undefined : `it ended with exit code ${exitCode}`;
  }
}

/** What to write where a file of the project is named as a package is. */
function moduleHint({ run }: PluginSettings, stderr: string): { readonly hint: string } | undefined {
  const isName = run.kind === 'module' && !run.module.startsWith('.');
  if (!isName || !stderr.includes('ERR_MODULE_NOT_FOUND')) return undefined;
  return {
    hint: `No package "${run.module}" is installed. The path of a module of the project begins with "./": "./${run.module}".`,
  };
}

/** The last lines that it printed about itself, or of a stack the line that says what happened. */
function hintOf(stderr: string): { readonly hint?: string } {
  const lines = stderr.split('\n').filter((line) => line.trim() !== '');
  const thrown = lines.find((line) => /^(?:\w*Error\b|Uncaught)/.test(line));
  const said = thrown ?? lines.slice(-3).join(' ');
  return said === '' ? {} : { hint: `It said: ${said.slice(0, 300)}` };
}
