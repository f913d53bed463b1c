import { hashText } from '../../base/hash.ts';
import type { Settings } from '../../config/settings.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Host } from '../../host/ports.ts';
import type { Program } from '../../semantics/program.ts';
import type { ServiceModel } from '../../model/model.ts';
import { bind } from '../../semantics/bind.ts';
import { reachableNames } from '../../semantics/reachable.ts';
import { outlineFile } from '../../semantics/slice/outline-file.ts';
import { projectPath } from '../../targets/service/service-view.ts';
import type { Plan } from '../../workspace/plan.ts';
import type { VirtualFile } from '../../workspace/virtual-file.ts';
import { withoutFixes } from './carry-findings.ts';
import { writeMemory } from './memory-store.ts';
import { directionsOf } from './model-directions.ts';
import type { RememberedFile } from './run-memory.ts';
import { cacheMode, isPlain } from './slice-mode.ts';
import { tellDirections } from './turned-types.ts';
import { isLasting, isOfUnused } from './unused-types.ts';

/** A run that went well. */
export interface FinishedRun {
  readonly root: string;
  readonly settings: Settings;
  readonly program: Program;
  readonly model: ServiceModel;
  readonly files: readonly VirtualFile[];
  readonly plan: Plan;
  /** The text of the manifest that it left. */
  readonly manifest: string;
  /** The hashes of the contract's files, by their path in the project. */
  readonly hashes: ReadonlyMap<string, string>;
  /** What was said of the contract. */
  readonly diagnostics: readonly Diagnostic[];
}

/** A contract with fewer pieces is compiled as a whole in the time that it takes to look for what changed. */
const fewestPieces = 100;

/** Remembers a run for the next one, where that can be of use. */
export async function rememberRun(
  { root, settings, program, model, files, plan, manifest, hashes, diagnostics }: FinishedRun,
  host: Host,
): Promise<void> {
  const mode = cacheMode(host);
  if (mode === 'off' || !isPlain(settings) || !diagnostics.every(isLasting)) return;
  const remembered: RememberedFile[] = [];
  for (const { source, ast } of program.files) {
    const outline = outlineFile(ast, source);
    const place = projectPath(source.path, settings.contract);
    const hash = hashes.get(place);
    if (outline === undefined || hash === undefined) return;
    remembered.push({ path: source.path, place, text: source.text, hash, pieces: outline.pieces });
  }
  const pieces = remembered.reduce((sum, file) => sum + file.pieces.length, 0);
  if (mode !== 'always' && pieces < fewestPieces) return;
  const [directions, unused] = [directionsOf(model), unusedTypes(program)];
  await writeMemory(host.files, root, {
    manifest: hashText(manifest),
    files: remembered,
    directions,
    areDirectionsTold: tellDirections(remembered, { directions, unused }),
    packageJson: files.find((file) => file.path === 'package.json')?.content ?? '',
    findings: diagnostics.filter((finding) => !isOfUnused(finding)).map(withoutFixes),
    unused,
    orphans: plan.filter(({ kind }) => kind === 'orphan').map(({ path }) => path),
  });
}

function unusedTypes(program: Program): readonly string[] {
  const symbols = bind(program);
  const { inputs, outputs } = reachableNames(symbols);
  return [...symbols.types.keys()].filter((name) => !inputs.has(name) && !outputs.has(name));
}
