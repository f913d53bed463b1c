/** Where two texts differ: the old one from `start` to `oldEnd`, the new one from `newStart` to `newEnd`. */
export interface TextChange {
  readonly start: number;
  readonly oldEnd: number;
  readonly newStart: number;
  readonly newEnd: number;
}

/** A part of the old text that, where it is found again, is taken for the same part. */
export interface Anchor {
  readonly start: number;
  readonly end: number;
}

/** So many anchors are looked for behind a difference before all the rest counts as one. */
const mostAnchors = 24;

/**
 * The ranges outside of which two texts are the same, in order: a few for a few edits, and one for what cannot be told
 * apart. `anchors` are in order.
 */
export function findChanges(
  before: string,
  after: string,
  anchors: readonly Anchor[],
): readonly TextChange[] {
  const changes: TextChange[] = [];
  let [old, now] = skipSame(before, after, 0, 0);
  while (old < before.length || now < after.length) {
    const [anchorOld, anchorNow] = findAgain(before, after, old, now, anchors);
    const same = countSameBack(
      before,
      after,
      anchorOld,
      anchorNow,
      Math.min(anchorOld - old, anchorNow - now),
    );
    changes.push({ start: old, oldEnd: anchorOld - same, newStart: now, newEnd: anchorNow - same });
    [old, now] = skipSame(before, after, anchorOld, anchorNow);
  }
  return changes;
}

/** Where both texts go on alike: at the first anchor that the new one has as well, else at their ends. */
function findAgain(
  before: string,
  after: string,
  old: number,
  now: number,
  anchors: readonly Anchor[],
): readonly [number, number] {
  const next = anchors.findIndex(({ start }) => start > old);
  for (const { start, end } of next === -1 ? [] : anchors.slice(next, next + mostAnchors)) {
    const at = after.indexOf(before.slice(start, end), now);
    if (at !== -1) return [start, at];
  }
  return [before.length, after.length];
}

/** So many characters are compared at once: comparing slices is many times as fast as comparing one by one. */
const stride = 1024;

function skipSame(before: string, after: string, old: number, now: number): [number, number] {
  const most = Math.min(before.length - old, after.length - now);
  let same = 0;
  while (
    same + stride <= most &&
    before.slice(old + same, old + same + stride) === after.slice(now + same, now + same + stride)
  )
    same += stride;
  while (same < most && before.charCodeAt(old + same) === after.charCodeAt(now + same)) same += 1;
  return [old + same, now + same];
}

function countSameBack(before: string, after: string, old: number, now: number, most: number): number {
  let same = 0;
  while (
    same + stride <= most &&
    before.slice(old - same - stride, old - same) === after.slice(now - same - stride, now - same)
  )
    same += stride;
  while (same < most && before.charCodeAt(old - 1 - same) === after.charCodeAt(now - 1 - same)) same += 1;
  return same;
}
