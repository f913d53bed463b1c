import { hasErrors, type Diagnostic } from '../../diagnostics/diagnostic.ts';
import { lower } from '../../model/lower.ts';
import type { ServiceModel } from '../../model/model.ts';
import type { Renderer } from '../../render/renderer.ts';
import { check } from '../../semantics/check.ts';
import { rules } from '../../semantics/rules/index.ts';
import { unusedTypeRule } from '../../semantics/rules/unused-type.ts';
import { cutProgram, type OutlinedFile } from '../../semantics/slice/cut-program.ts';
import type { Reach } from '../../semantics/slice/reach.ts';
import type { VirtualFile } from '../../workspace/virtual-file.ts';
import { renderFiles, type GenerateRequest } from '../project/generate-files.ts';
import { findRoundedIntegers } from '../project/rounded-integers.ts';
import { directionsOf, withDirections } from './model-directions.ts';
import type { RunMemory } from './run-memory.ts';

/** What a part of a contract gives by itself. */
export interface Replay {
  readonly model: ServiceModel;
  /** The directions that the types would have if the part were the whole. */
  readonly ownDirections: RunMemory['directions'];
  readonly files: readonly VirtualFile[];
  /** What is to be said of it, except of types that only the rest of the contract uses. */
  readonly findings: readonly Diagnostic[];
}

/** A part of a contract, and what it is to be rendered with. */
export interface SliceParts {
  readonly files: readonly OutlinedFile[];
  readonly reach: Reach;
  readonly directions: RunMemory['directions'];
  /** Whether the last run compiled it and had nothing to say of the contract. */
  readonly isSilent: boolean;
}

/** Compiles and renders a part of a contract as if it were all of it; nothing where that finds a mistake. */
export async function replaySlice(
  { files, reach, directions, isSilent }: SliceParts,
  request: GenerateRequest,
  renderer: Renderer,
): Promise<Replay | undefined> {
  const program = cutProgram(files, reach);
  if (program === undefined) return undefined;
  const findings = isSilent ? [] : check(program, partRules);
  if (hasErrors(findings)) return undefined;
  const lowered = lower(program);
  const model = withDirections(lowered, directions);
  if (findRoundedIntegers(model, request.settings).length > 0) return undefined;
  return {
    model,
    ownDirections: directionsOf(lowered),
    files: await renderFiles(model, request, { ...renderer, render: renderKept(renderer) }),
    findings,
  };
}

/** Only what is written again on every run is of interest, the stubs of new handlers, and what the package depends on. */
function renderKept({ render }: Renderer): Renderer['render'] {
  return (template, view) => (keptTemplates.test(template) ? render(template, view) : '');
}

const keptTemplates = /^service\/(?:(?:src|test)\/gen\/|src\/logic\/|package\.json$)/;

/** A type that only the rest of the contract uses is used all the same. */
const partRules = rules.filter((rule) => rule !== unusedTypeRule);
