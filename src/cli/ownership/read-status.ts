import { fileStates, type FileState, type FileStatus } from '../../workspace/file-states.ts';
import type { Services } from '../command.ts';
import { isContractChanged } from './generated-from.ts';
import { stay } from '../project/contract-copy.ts';
import { configurationHash, runFacts } from '../project/run-facts.ts';
import { standingFindings } from '../project/standing-findings.ts';
import type { Outcome, StatusResult } from '../outcome.ts';
import { planProject } from '../project/plan-project.ts';

/** Looks at a project and changes nothing: whose each file is, what drifted, what is left over. */
export async function readStatus(
  { showsAll }: { readonly showsAll: boolean },
  services: Services,
): Promise<Outcome> {
  const planned = await planProject(services);
  if ('exitCode' in planned) return planned;
  const { project, compiled, diagnostics, found, plan, disk } = planned;
  const files = fileStates(plan, disk, found.manifest);
  const { tool, configuration } = found.manifest;
  const isRecorded = tool !== '';
  const result: StatusResult = {
    kind: 'status',
    directory: project.directory,
    service: project.settings.name,
    version: services.version,
    generatedBy: isRecorded ? tool : null,
    isContractChanged: found.manifest.inputs.size > 0 && isContractChanged(planned),
    isConfigurationChanged: configuration !== '' && configuration !== configurationHash(project.settings),
    files,
    showsAll,
    nextSteps: nextSteps(files, isRecorded),
  };
  const { sources, sourceFolder } = compiled;
  const facts = runFacts(project.settings, stay(compiled, planned.root).inputs, services.version);
  const standing = standingFindings(compiled.diagnostics, found.manifest, facts);
  return { exitCode: 0, diagnostics, standing, sources, sourceFolder, result };
}

/** The commands that mend what there is to mend, in the order in which they help. */
function nextSteps(files: readonly FileStatus[], isRecorded: boolean): string[] {
  const has = (...states: readonly FileState[]): boolean => files.some(({ state }) => states.includes(state));
  return [
    ...(isRecorded ? [] : ['apigen adopt']),
    // A run that would stop is no next step: a check shows what stands in its way.
    ...(has('edited', 'foreign', 'blocked')
      ? ['apigen generate --check']
      : has('due', 'missing', 'obsolete')
        ? ['apigen generate']
        : []),
    ...(has('outdated') ? ['apigen update'] : []),
    ...(has('orphan-stub') ? ['apigen prune'] : []),
  ];
}
