import type { Span } from '../../base/span.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Reach } from '../../semantics/slice/reach.ts';
import type { PieceAddress } from '../../semantics/slice/surroundings.ts';
import type { EditedFile } from './read-edits.ts';

/** What is said of a part of a contract that was compiled alone, before and after an edit. */
export interface PartFindings {
  /** The part as pieces of before. */
  readonly reach: Reach;
  readonly old: readonly Diagnostic[];
  readonly now: readonly Diagnostic[];
}

/**
 * What is to be said of a contract behind an edit: of the part that was compiled what that gave, and of the rest what
 * the last run found, where it stands now. Gives nothing where a finding speaks of both, or where the part alone did not
 * give before what it gave as part of the whole.
 */
export function carryFindings(
  edited: readonly EditedFile[],
  findings: readonly Diagnostic[],
  { reach, old, now }: PartFindings,
): readonly Diagnostic[] | undefined {
  const inside: Diagnostic[] = [];
  const carried: Diagnostic[] = [];
  for (const finding of findings) {
    const homes = placesOf(finding).map((span) => homeOf(edited, span));
    const isInside = (home: PieceAddress | undefined): boolean =>
      home !== undefined && reach[home.file]?.has(home.index) === true;
    if (homes.every(isInside)) {
      inside.push(finding);
      continue;
    }
    const moved = homes.some(isInside) ? undefined : moveFinding(edited, finding);
    if (moved === undefined) return undefined;
    carried.push(moved);
  }
  return areSame(inside, old) ? [...carried, ...now] : undefined;
}

/** A finding as it can be remembered: what would mend it is found anew when somebody asks for that. */
export function withoutFixes(finding: Diagnostic): Diagnostic {
  return { ...finding, fixes: [] };
}

function placesOf({ span, related }: Diagnostic): readonly (Span | undefined)[] {
  return [span, ...related.map((place) => place.span)];
}

/** The piece of before in which something stands. */
function homeOf(edited: readonly EditedFile[], span: Span | undefined): PieceAddress | undefined {
  if (span === undefined) return undefined;
  const file = edited.findIndex(({ before }) => before.path === span.file);
  const pieces = edited[file]?.file.pieces ?? [];
  const index = pieces.findLastIndex(({ start }) => start <= span.start);
  return span.end <= (pieces[index]?.end ?? -1) ? { file, index } : undefined;
}

function moveFinding(edited: readonly EditedFile[], finding: Diagnostic): Diagnostic | undefined {
  const span = moveSpan(edited, finding.span);
  const related = finding.related.map((place) => ({ ...place, span: moveSpan(edited, place.span) }));
  if (span === undefined || !related.every(isPlaced)) return undefined;
  return { ...finding, span, related };
}

function isPlaced<Place extends { readonly span: Span | undefined }>(
  place: Place,
): place is Place & { readonly span: Span } {
  return place.span !== undefined;
}

/** Where something stands now, if nothing was edited in the piece around it. */
function moveSpan(edited: readonly EditedFile[], span: Span | undefined): Span | undefined {
  const home = homeOf(edited, span);
  const one = edited[home?.file ?? -1];
  if (span === undefined || home === undefined || one === undefined) return undefined;
  const { file, edit, before, after } = one;
  const former = file.pieces[home.index];
  const piece = edit.pieces[edit.origins.indexOf(home.index)];
  if (former === undefined || piece === undefined) return undefined;
  const text = before.text.slice(former.start, former.end);
  if (after.text.slice(piece.start, piece.end) !== text) return undefined;
  const shift = piece.start - former.start;
  return { ...span, start: span.start + shift, end: span.end + shift };
}

/** In whatever order: both are sorted by place, and a part is in the order of the whole. */
function areSame(left: readonly Diagnostic[], right: readonly Diagnostic[]): boolean {
  if (left.length !== right.length) return false;
  const known = new Set(left.map((finding) => JSON.stringify(withoutFixes(finding))));
  return right.every((finding) => known.has(JSON.stringify(withoutFixes(finding))));
}
