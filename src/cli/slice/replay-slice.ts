import { lower } from '../../model/lower.ts';
import type { ServiceModel } from '../../model/model.ts';
import type { Renderer } from '../../render/renderer.ts';
import { check } from '../../semantics/check.ts';
import { cutProgram, type OutlinedFile } from '../../semantics/slice/cut-program.ts';
import type { Reach } from '../../semantics/slice/reach.ts';
import type { VirtualFile } from '../../workspace/virtual-file.ts';
import { renderFiles, type GenerateRequest } from '../generate-files.ts';
import { findRoundedIntegers } from '../rounded-integers.ts';
import { withDirections, type RunMemory } from './run-memory.ts';

/** What a part of a contract gives by itself. */
export interface Replay {
  readonly model: ServiceModel;
  readonly files: readonly VirtualFile[];
}

/** Compiles and renders a part of a contract as if it were all of it; nothing where that finds something to say. */
export async function replaySlice(
  files: readonly OutlinedFile[],
  reach: Reach,
  directions: RunMemory['directions'],
  request: GenerateRequest,
  renderer: Renderer,
): Promise<Replay | undefined> {
  const program = cutProgram(files, reach);
  if (program === undefined || check(program).length > 0) return undefined;
  const model = withDirections(lower(program), directions);
  if (findRoundedIntegers(model, request.settings).length > 0) return undefined;
  return {
    model,
    files: await renderFiles(model, request, { ...renderer, render: renderGenerated(renderer) }),
  };
}

/** Only what is written again on every run is of interest. */
function renderGenerated({ render }: Renderer): Renderer['render'] {
  return (template, view) => (/^service\/(?:src|test)\/gen\//.test(template) ? render(template, view) : '');
}
