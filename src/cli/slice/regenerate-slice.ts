import { hashText } from '../../base/hash.ts';
import { parentPath, resolvePath } from '../../base/path.ts';
import { hasErrors } from '../../diagnostics/diagnostic.ts';
import { isIntact } from '../../workspace/up-to-date.ts';
import type { FoundManifest } from '../../workspace/read-manifest.ts';
import { applyFiles } from '../project/apply-files.ts';
import type { Services } from '../command.ts';
import { exitCode } from '../exit-code.ts';
import { finishGeneration } from '../project/finish-generation.ts';
import type { Outcome } from '../outcome.ts';
import type { OpenProject } from '../project/project.ts';
import { configurationHash, runFacts } from '../project/run-facts.ts';
import { shownFolder } from '../shown-folder.ts';
import type { UpdateRequest } from '../project/update-request.ts';
import { generateSlice } from './generate-slice.ts';
import { writeMemory } from './memory-store.ts';
import type { RunMemory } from './run-memory.ts';

/** Brings a project up to an edit of its contract without compiling the whole; gives nothing where that cannot be done. */
export async function regenerateSlice(
  project: OpenProject,
  found: FoundManifest,
  request: UpdateRequest,
  services: Services,
): Promise<Outcome | undefined> {
  const { host, version } = services;
  const { settings } = project;
  const { manifest } = found;
  const root = await host.files.realPath(project.root);
  const inputs = { tool: version, configuration: configurationHash(settings), contract: settings.contract };
  if (!(await isIntact(host.files, root, manifest, inputs))) return undefined;
  const generation = await generateSlice({ ...project, root }, found, services);
  if (generation === undefined) return undefined;
  const { files, routes } = generation;
  const facts = runFacts(settings, generation.inputs, version);
  const applied = await applyFiles(
    {
      root,
      found,
      files,
      facts,
      options: { isComplete: false, gone: new Set(generation.memory.orphans) },
      isDryRun: request.isCheck === true,
      withDiff: request.isCheck === true,
    },
    host,
  );
  // Somebody else was at work meanwhile: the whole run finds out what that means.
  if (applied.exitCode !== exitCode.done || hasErrors(applied.diagnostics)) return undefined;
  const memory = { ...rehashed(generation.memory, facts.inputs), manifest: hashText(applied.manifest) };
  if (request.isCheck !== true) await writeMemory(host.files, root, memory);
  const packageJson = { path: 'package.json', content: memory.packageJson };
  const { diagnostics, texts } = generation;
  const folder = parentPath(await host.files.realPath(resolvePath(root, settings.contract)));
  const sourceFolder = shownFolder(host.environment.workingDirectory, folder);
  const finished = { root, applied, routes, packageJson, diagnostics, sources: texts, sourceFolder };
  return finishGeneration(project, request, finished, host);
}

/** With the hashes of the files as they are now. */
function rehashed(memory: RunMemory, hashes: ReadonlyMap<string, string>): RunMemory {
  return { ...memory, files: memory.files.map((file) => ({ ...file, hash: hashes.get(file.place) ?? '' })) };
}
