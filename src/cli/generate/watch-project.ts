import { baseName, joinPath, parentPath, resolvePath } from '../../base/path.ts';
import { settingsFileName } from '../../config/settings.ts';
import { HostError, type Watching } from '../../host/ports.ts';
import { changesDisk } from '../../workspace/plan.ts';
import { readManifest, type FoundManifest } from '../../workspace/read-manifest.ts';
import type { Services } from '../command.ts';
import { exitCode } from '../exit-code.ts';
import { hostFailure } from '../host-failure.ts';
import { failed, type Outcome } from '../outcome.ts';
import { presentOutcome } from '../present-outcome.ts';
import { openProject } from '../project/project.ts';
import { updateProject } from './update-project.ts';
import type { UpdateRequest } from '../project/update-request.ts';

/**
 * Brings the project up to date now and after every burst of edits, until the user ends it. Errors are shown and waited
 * out. Nothing is restarted: a service that runs under a watcher of its own sees the new files by itself.
 */
export async function watchProject(request: UpdateRequest, services: Services): Promise<Outcome> {
  const { host, isJson } = services;
  const project = await openProject(host);
  if ('exitCode' in project) return project;
  const { root } = project;
  const others = new Set<string>();
  const watching = await host.watch((name) => isSource(name) || others.has(name));
  try {
    // From here on nothing is missed, not even what is edited while the first run goes on.
    watching.look([root, parentPath(resolvePath(root, project.settings.contract))]);
    let wasWrong = false;
    let found: FoundManifest | undefined;
    for (let round = 0; ; round += 1) {
      const outcome = await withstand(() => updateProject({ ...request, found }, services));
      const left = await readManifest(host.files, root);
      found = left.diagnostics.length === 0 ? left.value : undefined;
      await lookAtSources(watching, others, left.value, { root, outcome }, services);
      if (round === 0 || wasWrong || hasNews(outcome)) await presentOutcome(outcome, host, isJson);
      wasWrong = outcome.exitCode !== exitCode.done;
      if (round === 0 && !isJson) host.terminal.error('Waiting for the next change; Ctrl+C ends.\n');
      if ((await watching.next()) === 'interrupted') return failed(exitCode.interrupted, []);
    }
  } finally {
    watching.close();
  }
}

function isSource(name: string): boolean {
  return /\.(?:api|hbs)$/i.test(name) || name === settingsFileName;
}

/** A failure of the system is an outcome like any other: the disk may have room again at the next change. */
async function withstand(run: () => Promise<Outcome>): Promise<Outcome> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof HostError) return failed(exitCode.environment, [hostFailure(error)]);
    throw error;
  }
}

/** Saving a file without changing it is no news. */
function hasNews({ exitCode: code, diagnostics, result }: Outcome): boolean {
  if (code !== exitCode.done || diagnostics.length > 0) return true;
  return result.kind !== 'plan' || result.plan.some(changesDisk);
}

/** Looks at everything that decides the output: settings, contract files that are or were read, templates, plugins. */
async function lookAtSources(
  watching: Watching,
  others: Set<string>,
  { manifest }: FoundManifest,
  { root, outcome }: { readonly root: string; readonly outcome: Outcome },
  { host }: Services,
): Promise<void> {
  const folder = resolvePath(host.environment.workingDirectory, outcome.sourceFolder);
  const paths = [...outcome.sources.keys()].map((path) => resolvePath(folder, path));
  paths.push(joinPath(root, settingsFileName));
  const project = await openProject(host);
  if (!('exitCode' in project)) {
    const { contract, templates = {}, pluginFiles = {} } = project.settings;
    const inside = [contract, ...manifest.inputs.keys(), ...Object.keys(pluginFiles)];
    inside.push(...Object.keys(templates).map((name) => `.apigen/templates/${name}`));
    paths.push(...inside.map((path) => resolvePath(root, path)));
    for (const path of Object.keys(pluginFiles)) others.add(baseName(path));
  }
  watching.look([...new Set(paths.map(parentPath))]);
}
