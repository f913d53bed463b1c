import { counted } from '../../base/counted.ts';
import { terminalText } from '../../base/literal.ts';
import { didYouMean } from '../../base/suggest.ts';
import type { PluginSettings } from '../../config/plugin-settings.ts';
import { defineDiagnostic, report } from '../../diagnostics/definition.ts';
import { hasErrors } from '../../diagnostics/diagnostic.ts';
import { prettify } from '../../render/prettify.ts';
import { readManifest } from '../../workspace/read-manifest.ts';
import type { VirtualFile } from '../../workspace/virtual-file.ts';
import { pluginRequest } from './ask-plugin.ts';
import type { Services } from '../command.ts';
import { exitCode } from '../exit-code.ts';
import { generateProject } from '../project/generate-project.ts';
import { done, failed, type Outcome } from '../outcome.ts';
import { pluginSchema } from './plugin-schema.ts';
import { compileProject, openProject, type OpenProject } from '../project/project.ts';
import { runPlugins } from './run-plugins.ts';

/** The project has no plugin of that name. */
export const pluginUnknown = defineDiagnostic({
  code: 'plugin-unknown',
  severity: 'error',
  message: 'There is no plugin "{name}" in "apigen.json".{suggestion}',
  explanation: 'The setting "plugins" names every plugin of a project; "apigen plugin list" shows them.',
});

/** Lists, runs or explains plugins. Nothing is written. */
export async function runPluginAction(
  action: string,
  name: string | undefined,
  services: Services,
): Promise<Outcome> {
  if (action === 'schema') return text(pluginSchema);
  const project = await openProject(services.host);
  if ('exitCode' in project) return project;
  const { plugins = [] } = project.settings;
  const chosen = plugins.filter((plugin) => name === undefined || plugin.name === name);
  if (name !== undefined && chosen.length === 0) {
    const suggestion = didYouMean(
      name,
      plugins.map((plugin) => plugin.name),
    );
    return failed(exitCode.usage, [report(pluginUnknown, { name, suggestion })]);
  }
  if (action === 'list') return listPlugins(project, chosen, services);
  return action === 'input' ? showInput(project, chosen, services) : tryPlugins(project, chosen, services);
}

async function listPlugins(
  { root }: OpenProject,
  plugins: readonly PluginSettings[],
  { host, isJson }: Services,
): Promise<Outcome> {
  const { value: found, diagnostics } = await readManifest(host.files, root);
  if (hasErrors(diagnostics)) return failed(exitCode.usage, diagnostics);
  const listed = plugins.map(({ name, run, timeoutSeconds }) => ({
    name,
    ...(run.kind === 'command' ? { command: run.command } : { module: run.module }),
    timeoutSeconds,
    files: [...found.manifest.files].flatMap(([path, entry]) =>
      entry.source === `plugin:${name}` ? [path] : [],
    ),
  }));
  if (isJson) return text({ plugins: listed });
  const blocks = listed.map((plugin) => {
    const program = 'command' in plugin ? plugin.command?.join(' ') : plugin.module;
    return [`${plugin.name}  ${program ?? ''}`, ...plugin.files.map((path) => `  ${path}`)].join('\n');
  });
  const none = 'The project has no plugins; "apigen plugin --help" says what they are.';
  return done({ kind: 'text', text: `${terminalText(blocks.length === 0 ? none : blocks.join('\n\n'))}\n` });
}

async function showInput(
  project: OpenProject,
  [plugin]: readonly PluginSettings[],
  { host, version }: Services,
): Promise<Outcome> {
  const compiled = await compileProject(project, host);
  if ('exitCode' in compiled) return compiled;
  const { settings } = project;
  const asked = plugin ?? noPlugin;
  return text(pluginRequest(asked, settings, compiled.model, version));
}

/** What a plugin is given in a project that has none yet: for those who write their first. */
const noPlugin: PluginSettings = {
  name: 'example',
  run: { kind: 'command', command: ['example'] },
  options: {},
  inputs: [],
  timeoutSeconds: 30,
};

async function tryPlugins(
  project: OpenProject,
  plugins: readonly PluginSettings[],
  services: Services,
): Promise<Outcome> {
  const compiled = await compileProject(project, services.host);
  if ('exitCode' in compiled) return compiled;
  const { plugins: _, ...settings } = project.settings;
  const request = { ...project, settings, developmentSecret: null };
  const generation = await generateProject(compiled, request, services);
  if ('exitCode' in generation) return generation;
  const { model, sources, sourceFolder } = compiled;
  const given = await runPlugins(
    {
      root: project.root,
      settings: { ...settings, plugins },
      model,
      files: generation.files,
      formatCode: prettify,
    },
    services,
  );
  const diagnostics = [...compiled.diagnostics, ...given.diagnostics];
  if (hasErrors(given.diagnostics)) return failed(given.exitCode, diagnostics, sources, sourceFolder);
  const result = services.isJson ? text({ files: given.files, diagnostics }) : filesOf(given.files);
  return { ...result, diagnostics, sources, sourceFolder };
}

function filesOf(files: readonly VirtualFile[]): Outcome {
  const lines = files.map(
    ({ path, ownership, origin, content }) =>
      `  ${path}  (${ownership}, ${content.length} characters, ${origin})`,
  );
  const head = `${counted(files.length, 'file')} would be part of the project. Nothing was written.`;
  return done({ kind: 'text', text: `${terminalText([head, ...lines].join('\n'))}\n` });
}

function text(value: object): Outcome {
  return done({ kind: 'text', text: `${JSON.stringify(value, null, 2)}\n` });
}
