import { isAbsolutePath, joinPath, relativePath, resolvePath } from '../../base/path.ts';
import { sortBy } from '../../base/order.ts';
import { settingsFileName } from '../../config/settings.ts';
import { defineDiagnostic, report } from '../../diagnostics/definition.ts';
import { HostError, type FileSystem, type Host } from '../../host/ports.ts';
import type { Services } from '../command.ts';
import { exitCode, type ExitCode } from '../exit-code.ts';
import { hostFailure } from '../host-failure.ts';
import { failed, type Outcome, type ProjectOutcome } from '../outcome.ts';
import { updateProject } from './update-project.ts';
import type { UpdateRequest } from '../project/update-request.ts';

/** `--all` found nothing to generate. */
export const projectsNotFound = defineDiagnostic({
  code: 'projects-not-found',
  severity: 'error',
  message:
    'There is no "apigen.json" in "{path}" nor in a folder below it. Go to the root of the repository.',
  explanation:
    '"apigen generate --all" brings every project below the working directory up to date. Folders named "node_modules", ".git", "dist" and ".apigen" are not searched, nor are folders behind symbolic links.',
});

/** So many projects are worked on at a time: enough to keep compilers busy while others are rendered. */
const concurrency = 4;
const skippedFolders: ReadonlySet<string> = new Set(['node_modules', '.git', 'dist', '.apigen']);

/** Brings every project below the working directory up to date; the exit code is the worst one. */
export async function generateAll(request: UpdateRequest, services: Services): Promise<Outcome> {
  const { host } = services;
  const { workingDirectory } = host.environment;
  const roots = sortBy(await findProjects(host.files, workingDirectory), (root) => root);
  if (roots.length === 0)
    return failed(exitCode.usage, [report(projectsNotFound, { path: workingDirectory })]);
  const projects: ProjectOutcome[] = [];
  const queue = [...roots.entries()];
  const work = async (): Promise<void> => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      const [index, root] = next;
      const directory = relativePath(workingDirectory, root);
      const outcome = await generateOne(root, request, services);
      projects[index] = { directory, outcome: seenFromOutside(outcome, directory) };
    }
  };
  await Promise.all(Array.from({ length: concurrency }, work));
  const worst = projects.reduce<ExitCode>(
    (code, { outcome }) => worse(code, outcome.exitCode),
    exitCode.done,
  );
  return { ...failed(worst, []), result: { kind: 'projects', projects } };
}

/** The folders at and below `folder` that hold settings. */
async function findProjects(files: FileSystem, folder: string): Promise<string[]> {
  const names = await files.list(folder);
  const found = names.includes(settingsFileName) ? [folder] : [];
  for (const name of names) {
    const place = joinPath(folder, name);
    if (!skippedFolders.has(name) && (await files.kind(place)) === 'directory')
      found.push(...(await findProjects(files, place)));
  }
  return found;
}

/** One project as if the command had been started in it, but that paths are shown from where it was. */
async function generateOne(root: string, request: UpdateRequest, services: Services): Promise<Outcome> {
  const { host } = services;
  const inside: Host = { ...host, environment: movedTo(root, host.environment) };
  try {
    return await updateProject(request, { ...services, host: inside });
  } catch (error) {
    if (error instanceof HostError) return failed(exitCode.environment, [hostFailure(error)]);
    throw error;
  }
}

/** Paths as the user sees them from the working directory. */
function seenFromOutside(outcome: Outcome, directory: string): Outcome {
  const { sourceFolder, result } = outcome;
  const isBelow = directory !== '.' && !isAbsolutePath(sourceFolder);
  return {
    ...outcome,
    sourceFolder: isBelow ? relativePath('/', resolvePath(`/${directory}`, sourceFolder)) : sourceFolder,
    result: result.kind === 'plan' ? { ...result, directory } : result,
  };
}

function movedTo(workingDirectory: string, environment: Host['environment']): Host['environment'] {
  const { nodeVersion, nodeCommand, processId, hostName } = environment;
  return {
    workingDirectory,
    variable: (name) => environment.variable(name),
    randomHex: (bytes) => environment.randomHex(bytes),
    nodeVersion,
    nodeCommand,
    processId,
    hostName,
  };
}

function worse(left: ExitCode, right: ExitCode): ExitCode {
  return left > right ? left : right;
}
