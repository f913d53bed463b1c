import { haveSameShape } from '../../model/same-shape.ts';
import { reachOf } from '../../semantics/slice/reach.ts';
import type { Services } from '../command.ts';
import { openRenderer } from '../project/open-renderer.ts';
import { carryFindings } from './carry-findings.ts';
import { patchFiles } from './patch-files.ts';
import { changedPieces, isWorthwhile } from './read-edits.ts';
import { replaySlice } from './replay-slice.ts';
import type { SliceChange, SliceRequest } from './slice-change.ts';

/**
 * The generated files in which changed declarations show that are known by what they were: every name, every address and
 * every mention of a type is as before. Gives nothing where that is not so.
 */
export async function changeDeclarations(
  { edited, memory, settings, readText }: SliceRequest,
  { host, packageRoot }: Services,
): Promise<SliceChange | undefined> {
  const { directions, unused, orphans } = memory;
  const isSilent = memory.findings.length === 0;
  const reach = reachOf(memory.files, changedPieces(edited));
  if (!isWorthwhile(reach, edited)) return undefined;
  const request = { settings, developmentSecret: null };
  const renderer = await openRenderer(host.files, packageRoot, 'names-of-runtime');
  const before = edited.map(({ before: source, file }) => ({ source, pieces: file.pieces }));
  const old = await replaySlice({ files: before, reach, directions, isSilent }, request, renderer);
  if (old === undefined) return undefined;
  const after = edited.map(({ after: source, edit }) => ({ source, pieces: edit.pieces }));
  const now = await replaySlice({ files: after, reach, directions, isSilent: false }, request, renderer);
  if (now === undefined || !haveSameShape(old.model, now.model)) return undefined;
  const findings = carryFindings(edited, memory.findings, { reach, old: old.findings, now: now.findings });
  if (findings === undefined) return undefined;
  const files = await patchFiles(old.files, now.files, readText);
  return files && { files, directions, findings, unused, orphans };
}
