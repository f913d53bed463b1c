import { joinPath, resolvePath } from '../../base/path.ts';
import { shellWord } from '../../base/literal.ts';
import { report } from '../../diagnostics/definition.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { toInt64Type, toPackageManager } from '../../config/read-settings.ts';
import { printSettings, settingsFileName, type Settings } from '../../config/settings.ts';
import type { VirtualFile } from '../../workspace/virtual-file.ts';
import { applyFiles, mendProject } from '../project/apply-files.ts';
import type { Services } from '../command.ts';
import { compileContract, type CompiledContract } from '../project/compile-contract.ts';
import { shownFolder } from '../shown-folder.ts';
import { placeContract, type PlacedContract } from '../project/contract-copy.ts';
import { exitCode } from '../exit-code.ts';
import { runFacts } from '../project/run-facts.ts';
import { generateProject } from '../project/generate-project.ts';
import { failed, type Outcome, type PlanResult } from '../outcome.ts';
import { chooseName, choosePorts, directoryTwice } from './project-facts.ts';
import { checkTarget, projectExists, realTarget, targetNotDirectory } from './project-target.ts';
import { finishProject } from './finish-project.ts';
import { readAdditions } from '../project/read-additions.ts';

/** What `apigen new` was asked for. */
export interface CreateRequest {
  readonly contract: string;
  readonly directory: string | undefined;
  readonly dir: string | undefined;
  readonly name: string | undefined;
  readonly port: string | undefined;
  readonly packageManager: string | undefined;
  readonly int64: string | undefined;
  readonly forceEmpty: boolean | undefined;
  readonly noInstall: boolean | undefined;
  readonly skipGit: boolean | undefined;
  readonly dryRun: boolean | undefined;
  /** What the project has besides what its contract says. */
  readonly extension?: ProjectExtension;
}

/** Something that a new project has besides what its contract says: models of tables, for one. */
export interface ProjectExtension {
  readonly settings: Pick<Settings, 'database' | 'databaseSnapshot'>;
  /** The text of `apigen.json` with what stands in it besides the usual. */
  readonly finishSettings: (text: string) => string;
  /** The generated files with what is added to them, or stands in their place. */
  readonly finishFiles: (files: readonly VirtualFile[]) => Promise<readonly VirtualFile[]>;
  readonly diagnostics: readonly Diagnostic[];
  readonly notes: readonly string[];
}

/** Makes a project of a contract. Everything that can be wrong is found before the first byte is written. */
export async function createProject(request: CreateRequest, services: Services): Promise<Outcome> {
  const compiled = await compileContract(services.host, request.contract);
  if ('exitCode' in compiled) return compiled;
  const draft = await draftProject(request, compiled, services);
  if ('exitCode' in draft) return draft;
  const { root, settings, placed, directory } = draft;
  const { extension } = request;
  const isDryRun = request.dryRun === true;
  const developmentSecret = services.host.environment.randomHex(32);
  const generation = await generateProject(
    compiled,
    { root, directory, settings, developmentSecret },
    services,
  );
  if ('exitCode' in generation) return generation;
  const applied = await applyFiles(
    {
      root,
      files: [
        ...((await extension?.finishFiles(generation.files)) ?? generation.files),
        ...ownFiles(settings, placed, extension),
      ],
      facts: runFacts(settings, placed.inputs, services.version),
      options: { isComplete: true },
      isDryRun,
      obstacle: ({ text }) => (text === undefined ? undefined : report(projectExists, { path: directory })),
    },
    services.host,
  );
  const outcome = newProjectOutcome(request, compiled, draft, [
    ...generation.diagnostics,
    ...applied.diagnostics,
  ]);
  const result = { ...outcome.result, plan: applied.plan };
  // Nothing came of it, so there is nothing to tell besides the reason.
  if (applied.exitCode === exitCode.usage || applied.exitCode === exitCode.environment)
    return failed(applied.exitCode, outcome.diagnostics, outcome.sources, outcome.sourceFolder);
  const isWritten = applied.exitCode === exitCode.done && !isDryRun;
  if (!isWritten) return { ...outcome, exitCode: applied.exitCode, result };
  const { skipGit, noInstall } = request;
  const finished = await finishProject(
    { root, settings, withGit: skipGit !== true, withInstall: noInstall !== true },
    services,
  );
  const enter = directory === '.' ? [] : [`cd ${shellWord(directory)}`];
  return {
    ...outcome,
    exitCode: finished.exitCode,
    diagnostics: [...outcome.diagnostics, ...finished.diagnostics],
    result: {
      ...result,
      notes: [...result.notes, ...finished.notes],
      nextSteps: [...enter, ...finished.nextSteps],
    },
  };
}

/** What is told of a new project, whether it was written or not. */
function newProjectOutcome(
  { extension, dryRun }: CreateRequest,
  { model, diagnostics, sources, sourceFolder }: CompiledContract,
  { settings, directory }: Draft,
  found: readonly Diagnostic[],
): Omit<Outcome, 'result'> & { readonly result: Omit<PlanResult, 'plan'> } {
  return {
    exitCode: exitCode.done,
    diagnostics: [...(extension?.diagnostics ?? []), ...diagnostics, ...found],
    sources,
    sourceFolder,
    result: {
      kind: 'plan',
      isNew: true,
      isDryRun: dryRun === true,
      directory,
      service: settings.name,
      routes: model.groups.reduce((sum, group) => sum + group.routes.length, 0),
      notes: extension?.notes ?? [],
      nextSteps: [],
    },
  };
}

interface Draft {
  /** Real and absolute. */
  readonly root: string;
  readonly settings: Settings;
  readonly placed: PlacedContract;
  /** As the user sees it from the working directory. */
  readonly directory: string;
}

/** Settles name, ports, directory and the place of the contract, or gives the outcome that says what is wrong. */
async function draftProject(
  request: CreateRequest,
  compiled: CompiledContract,
  { host }: Services,
): Promise<Draft | Outcome> {
  const { files, environment } = host;
  const fail = (...diagnostics: readonly Diagnostic[]): Outcome =>
    failed(exitCode.usage, diagnostics, compiled.sources, compiled.sourceFolder);
  const name = chooseName(request.name, compiled.model.name);
  if (typeof name !== 'string') return fail(name);
  const ports = choosePorts(request.port);
  if ('code' in ports) return fail(ports);
  const { directory: first, dir: second } = request;
  if (first !== undefined && second !== undefined) return fail(report(directoryTwice, { first, second }));
  const written = (first ?? second ?? name).replaceAll('\\', '/');
  const root = await realTarget(files, resolvePath(environment.workingDirectory, written));
  const contractFiles = compiled.program.files.map((file) => resolvePath(compiled.folder, file.source.path));
  const obstruction = request.dryRun === true ? undefined : await mendProject(host, root);
  if (obstruction !== undefined) return { ...fail(obstruction), exitCode: exitCode.environment };
  const obstacle = await checkTarget(files, root, written, contractFiles);
  const isFinal = obstacle?.code === projectExists.code || obstacle?.code === targetNotDirectory.code;
  if (obstacle !== undefined && (isFinal || request.forceEmpty !== true)) return fail(obstacle);
  const placed = await placeContract(compiled, root, files);
  if (!('contract' in placed)) return fail(...placed);
  const packageManager = toPackageManager(request.packageManager ?? 'npm');
  const int64 = toInt64Type(request.int64 ?? 'number');
  const chosen = { contract: placed.contract, name, ...ports, packageManager, int64 };
  const added = await readAdditions(files, root, chosen);
  if (added.diagnostics.length > 0) return fail(...added.diagnostics);
  const settings = { ...chosen, ...added.value, ...request.extension?.settings };
  const realWorking = await files.realPath(environment.workingDirectory);
  const directory = shownFolder(realWorking, root);
  return { root, settings, placed, directory: directory === '' ? '.' : directory };
}

/** What only `apigen new` writes: the copied contract and the settings. */
function ownFiles(
  settings: Settings,
  placed: PlacedContract,
  extension: ProjectExtension | undefined,
): VirtualFile[] {
  const printed = printSettings(settings);
  const content = extension?.finishSettings(printed) ?? printed;
  return [
    ...placed.copies,
    { path: joinPath('', settingsFileName), content, ownership: 'scaffold', origin: 'settings' },
  ];
}
