import type { PluginSettings } from '../../config/plugin-settings.ts';
import { settingsFileName, type Settings } from '../../config/settings.ts';
import { defineDiagnostic, report } from '../../diagnostics/definition.ts';
import { hasErrors, type Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { ServiceModel } from '../../model/model.ts';
import { projectPath } from '../../targets/service/service-view.ts';
import type { VirtualFile } from '../../workspace/virtual-file.ts';
import { askPlugin, pluginFailed, pluginRequest } from './ask-plugin.ts';
import type { Services } from '../command.ts';
import { exitCode, type ExitCode } from '../exit-code.ts';
import type { Formatter } from '../project/formatter.ts';
import { createPluginPlaces, type PluginPlaces } from './plugin-places.ts';
import type { PluginDiagnostic, PluginFile } from './plugin-protocol.ts';

/** A plugin found that the run must not go on. */
export const pluginError = defineDiagnostic({
  code: 'plugin-error',
  severity: 'error',
  message: 'The plugin "{name}" says: {message}',
  explanation:
    'A plugin of the project reported an error, so nothing was written. Its own documentation says more.',
});

const remark =
  'A plugin of the project reported this. It stops nothing: files are written as usual. Its own documentation says more.';

/** A plugin found something. */
export const pluginWarning = defineDiagnostic({
  ...pluginError,
  code: 'plugin-warning',
  severity: 'warning',
  explanation: remark,
});

/** A plugin has something to say. */
export const pluginHint = defineDiagnostic({
  ...pluginError,
  code: 'plugin-hint',
  severity: 'hint',
  explanation: remark,
});

const findings = { error: pluginError, warning: pluginWarning, hint: pluginHint } as const;

/** A plugin wants to write where it may not. */
export const pluginPathRefused = defineDiagnostic({
  code: 'plugin-path-refused',
  severity: 'error',
  message: 'The plugin "{name}" wants to write "{path}", but {reason}. Nothing was written.',
  explanation:
    'A plugin may write anywhere in its project but into files that apigen or another plugin writes, into the contract and the settings, into "node_modules", and below "src/gen" and "test/gen" outside of "src/gen/plugin/<name>".',
});

/** What the plugins are run on. */
export interface PluginRun {
  readonly root: string;
  readonly settings: Settings;
  readonly model: ServiceModel;
  /** What is generated without them. */
  readonly files: readonly VirtualFile[];
  /** Formats what they give. */
  readonly formatCode: Formatter['format'];
}

/** What plugins gave. */
export interface PluginsGiven {
  readonly files: readonly VirtualFile[];
  readonly diagnostics: readonly Diagnostic[];
  /** Of the whole run, where there are errors. */
  readonly exitCode: ExitCode;
}

/** Runs the plugins, all at once, and checks what they give in the order of the settings. They never write themselves. */
export async function runPlugins(
  { root, settings, model, files, formatCode }: PluginRun,
  { host, version }: Pick<Services, 'host' | 'version'>,
): Promise<PluginsGiven> {
  const { plugins = [] } = settings;
  const answers = await Promise.all(
    plugins.map((plugin) => askPlugin(plugin, pluginRequest(plugin, settings, model, version), host, root)),
  );
  const places = createPluginPlaces(files, [settingsFileName, ...contractFiles(model, settings)]);
  const given: VirtualFile[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const [index, plugin] of plugins.entries()) {
    const answer = answers[index];
    if (answer === undefined) continue;
    if ('code' in answer) {
      diagnostics.push(answer);
      continue;
    }
    diagnostics.push(...(answer.diagnostics ?? []).map((found) => toDiagnostic(found, plugin)));
    for (const file of answer.files) {
      const finished = await finish(file, plugin, places, formatCode);
      if ('code' in finished) diagnostics.push(finished);
      else given.push(finished);
    }
  }
  return { files: given, diagnostics, exitCode: exitCodeOf(diagnostics) };
}

/** The files of the contract, as paths of the project. */
function contractFiles(model: ServiceModel, { contract }: Settings): string[] {
  return model.files.map((file) => projectPath(file, contract));
}

async function finish(
  { path, content, ownership = 'generated' }: PluginFile,
  { name }: PluginSettings,
  places: PluginPlaces,
  formatCode: Formatter['format'],
): Promise<VirtualFile | Diagnostic> {
  const reason = places.take(path, name);
  if (reason !== undefined) return report(pluginPathRefused, { name, path, reason });
  const formatted = await format(path, content, formatCode);
  return formatted === undefined
    ? report(pluginFailed, { name, problem: `what it gave for "${path}" is not TypeScript` })
    : { path, content: formatted, ownership, origin: `plugin:${name}` };
}

/** Generated TypeScript is formatted, whoever prints it. */
async function format(
  path: string,
  content: string,
  formatCode: Formatter['format'],
): Promise<string | undefined> {
  if (!/\.[cm]?ts$/.test(path)) return content;
  try {
    return await formatCode(content);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function toDiagnostic(
  { severity, message, hint, origin }: PluginDiagnostic,
  { name }: PluginSettings,
): Diagnostic {
  return report(
    findings[severity],
    { name, message },
    { ...(hint === undefined ? {} : { hint }), ...(origin === undefined ? {} : { span: origin }) },
  );
}

/** What plugins find in the contract is the contract's; everything else is a program that failed. */
function exitCodeOf(diagnostics: readonly Diagnostic[]): ExitCode {
  const others = diagnostics.filter(({ code }) => code !== pluginError.code);
  if (hasErrors(others)) return exitCode.environment;
  return hasErrors(diagnostics) ? exitCode.contract : exitCode.done;
}
