import type { Settings } from '../../config/settings.ts';
import type { ServiceModel } from '../../model/model.ts';
import type { Renderer } from '../../render/renderer.ts';
import type { VirtualFile } from '../../workspace/virtual-file.ts';
import { applyFiles } from '../project/apply-files.ts';
import type { Services } from '../command.ts';
import { renderThrough } from '../project/generate-project.ts';
import type { Outcome } from '../outcome.ts';
import { planResult } from '../project/plan-result.ts';
import { compileProject, openProject } from '../project/project.ts';

/** Files that a project may have besides those that are always generated. */
export interface Addition {
  readonly isDryRun: boolean;
  readonly filesOf: (model: ServiceModel, settings: Settings, renderer: Renderer) => readonly VirtualFile[];
  /** What there is to tell besides the files, of the project at `root`. */
  readonly notesOf?: (root: string) => Promise<readonly string[]>;
  /** Commands that the user would type next; `kept` are the paths that existed. */
  readonly nextSteps: (
    kept: readonly string[],
    root: string,
  ) => readonly string[] | Promise<readonly string[]>;
}

/** Adds files to the project and records them; files that exist stay as they are, and the user is told so. */
export async function addToProject(addition: Addition, services: Services): Promise<Outcome> {
  const { host } = services;
  const { isDryRun, filesOf, notesOf, nextSteps } = addition;
  const project = await openProject(host);
  if ('exitCode' in project) return project;
  const compiled = await compileProject(project, host);
  if ('exitCode' in compiled) return compiled;
  const { model, diagnostics, sources, sourceFolder } = compiled;
  const generation = await renderThrough(project, services, (renderer) =>
    filesOf(model, project.settings, renderer),
  );
  if ('exitCode' in generation) return generation;
  const root = await host.files.realPath(project.root);
  const { files } = generation;
  const applied = await applyFiles({ root, files, options: { isComplete: false }, isDryRun }, host);
  const { plan } = applied;
  const kept = plan.filter((change) => change.kind === 'keep').map((change) => change.path);
  const notes = [
    ...kept.map((path) => `${path} is yours and was not changed.`),
    ...((await notesOf?.(root)) ?? []),
  ];
  return {
    exitCode: applied.exitCode,
    diagnostics: [...diagnostics, ...generation.diagnostics, ...applied.diagnostics],
    sources,
    sourceFolder,
    result: planResult(
      project,
      { isDryRun },
      {
        plan,
        notes,
        nextSteps: await nextSteps(kept, root),
      },
    ),
  };
}
