import { haveSameDemands } from '../../model/same-shape.ts';
import { allRoutes } from '../../model/walk.ts';
import { findDirections } from '../../semantics/slice/directions.ts';
import type { FileOutline } from '../../semantics/slice/outline.ts';
import type { Reach } from '../../semantics/slice/reach.ts';
import type { VirtualFile } from '../../workspace/virtual-file.ts';
import type { Services } from '../command.ts';
import { openRenderer } from '../project/open-renderer.ts';
import { areAddressesFree } from './free-addresses.ts';
import { carryFindings } from './carry-findings.ts';
import { areNamesFree } from './free-names.ts';
import { isWorthwhile, type EditedFile } from './read-edits.ts';
import { replaceFiles } from './replace-files.ts';
import { replaySlice, type Replay } from './replay-slice.ts';
import type { RunMemory } from './run-memory.ts';
import type { SliceChange, SliceRequest } from './slice-change.ts';
import { isStub, findStubs } from './stubs.ts';
import { findTurned, type Turned } from './turned-types.ts';
import { widerReach } from './wider-reach.ts';

/**
 * What declarations do to the files of a project that come, go, mention other types, or are routes with another address
 * or handler. Whole groups of routes are compiled, and every name and address is compared with those of the rest of the
 * contract. Gives nothing where something might concern that rest.
 */
export async function reshapeProject(
  request: SliceRequest,
  services: Services,
): Promise<SliceChange | undefined> {
  const { edited, memory, manifest, readText } = request;
  const turned = findTurned(edited, memory);
  if (turned === undefined || !areNamesFree(edited)) return undefined;
  const reach = widerReach(edited, turned.names);
  if (!isWorthwhile(reach.before, edited) || !isWorthwhile(reach.after, edited)) return undefined;
  const replays = await replayBoth(request, reach, turned, services);
  if (replays === undefined) return undefined;
  const { old, now } = replays;
  const found = { reach: reach.before, old: old.findings, now: now.findings };
  const findings = carryFindings(edited, memory.findings, found);
  if (findings === undefined) return undefined;
  const orphans = new Set(memory.orphans);
  const stubs = findStubs(old.files, now.files, orphans);
  const served = { before: allRoutes(old.model), after: allRoutes(now.model) };
  const rest = [...manifest.files].flatMap(([path, { route }]) =>
    route === undefined || orphans.has(path) || stubs.before.has(path) ? [] : [route],
  );
  if (!haveSameDemands(old.model, now.model) || !areAddressesFree(served, rest)) return undefined;
  const files = await replaceFiles(withoutStubs(old.files), withoutStubs(now.files), readText, turned.names);
  const { directions, unused } = turned;
  return files && { files: [...files, ...stubs.files], directions, findings, unused, orphans: stubs.orphans };
}

/** The part of the contract as it was and as it is. */
async function replayBoth(
  { edited, memory, settings }: SliceRequest,
  reach: { readonly before: Reach; readonly after: Reach },
  { directions }: Turned,
  { host, packageRoot }: Services,
): Promise<{ readonly old: Replay; readonly now: Replay } | undefined> {
  const request = { settings, developmentSecret: null };
  const renderer = await openRenderer(host.files, packageRoot, 'names-of-runtime');
  const before = edited.map(({ before: source, file }) => ({ source, pieces: file.pieces }));
  const known = {
    files: before,
    reach: reach.before,
    directions: memory.directions,
    isSilent: memory.findings.length === 0,
  };
  const old = await replaySlice(known, request, renderer);
  if (old === undefined) return undefined;
  const after = edited.map(({ after: source, edit }) => ({ source, pieces: edit.pieces }));
  const changed = { files: after, reach: reach.after, directions, isSilent: false };
  const now = await replaySlice(changed, request, renderer);
  if (now === undefined || !isAsOutlined(now, edited, reach.after)) return undefined;
  return { old, now };
}

/** Whether the pieces tell the directions of types as the model does. */
function isAsOutlined({ ownDirections }: Replay, edited: readonly EditedFile[], reach: Reach): boolean {
  const kept = edited.map(({ edit }, file): FileOutline => ({
    pieces: edit.pieces.filter((_, index) => reach[file]?.has(index)),
  }));
  return isSame(Object.fromEntries(findDirections(kept).directions), ownDirections);
}

function isSame(left: RunMemory['directions'], right: RunMemory['directions']): boolean {
  const names = Object.keys(left);
  return names.length === Object.keys(right).length && names.every((name) => left[name] === right[name]);
}

function withoutStubs(files: readonly VirtualFile[]): readonly VirtualFile[] {
  return files.filter((file) => !isStub(file));
}
