import { isOfOrphan } from '../../workspace/orphans.ts';
import type { FoundManifest } from '../../workspace/read-manifest.ts';
import { applyFiles } from '../project/apply-files.ts';
import type { Services } from '../command.ts';
import { stay } from '../project/contract-copy.ts';
import { exitCode } from '../exit-code.ts';
import { finishGeneration } from '../project/finish-generation.ts';
import { generateProject } from '../project/generate-project.ts';
import type { Outcome } from '../outcome.ts';
import { compileProject, type OpenProject } from '../project/project.ts';
import { runFacts } from '../project/run-facts.ts';
import { standingFindings } from '../project/standing-findings.ts';
import { rememberRun } from '../slice/remember-run.ts';
import type { UpdateRequest } from '../project/update-request.ts';

/** Compiles, generates, and commits what differs or tells what would be. */
export async function generateAgain(
  project: OpenProject,
  request: UpdateRequest,
  { manifest }: FoundManifest,
  services: Services,
): Promise<Outcome> {
  const { host, version } = services;
  const { isForced, isDryRun, isCheck = false, withDiff = false } = request;
  const compiled = await compileProject(project, host);
  if ('exitCode' in compiled) return compiled;
  const { model, diagnostics, sources, sourceFolder } = compiled;
  const generation = await generateProject(compiled, { ...project, developmentSecret: null }, services);
  if ('exitCode' in generation) return generation;
  const root = await host.files.realPath(project.root);
  const facts = runFacts(project.settings, stay(compiled, root).inputs, version);
  const applied = await applyFiles(
    {
      root,
      files: generation.files,
      facts,
      options: { isComplete: true, isForced },
      isDryRun: isDryRun || isCheck,
      withDiff: withDiff || isCheck,
    },
    host,
  );
  const isWritten = applied.exitCode === exitCode.done && !isDryRun && !isCheck;
  // A run with nothing to do leaves nothing behind.
  if (isWritten && applied.plan.some((change) => 'file' in change)) await generation.remember();
  if (isWritten && generation.diagnostics.length === 0 && applied.diagnostics.every(isOfOrphan)) {
    const { program } = compiled;
    const { settings } = project;
    const { plan, manifest: text } = applied;
    const { files } = generation;
    const { inputs: hashes } = facts;
    const run = { root, settings, program, model, files, plan, manifest: text, hashes, diagnostics };
    await rememberRun(run, host);
  }
  return finishGeneration(
    project,
    request,
    {
      root,
      applied,
      routes: model.groups.reduce((sum, group) => sum + group.routes.length, 0),
      packageJson: generation.files.find((file) => file.path === 'package.json'),
      diagnostics: [...diagnostics, ...generation.diagnostics],
      standing: standingFindings(diagnostics, manifest, facts),
      sources,
      sourceFolder,
    },
    host,
  );
}
