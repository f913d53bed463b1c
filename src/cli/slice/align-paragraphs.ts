/** A paragraph that stays, and what stands behind it before and after an edit, up to the next one that stays. */
export interface Hunk {
  /** Absent in front of the first one that stays. */
  readonly kept: string | undefined;
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/** More paragraphs than this between what stays are not compared one by one. */
const mostParagraphs = 400;

/** Finds what two lists of paragraphs have in common, in order; nothing where they differ too much. */
export function alignParagraphs(
  before: readonly string[],
  after: readonly string[],
): readonly Hunk[] | undefined {
  let head = 0;
  const least = Math.min(before.length, after.length);
  while (head < least && before[head] === after[head]) head += 1;
  let tail = 0;
  while (tail < least - head && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
  const old = before.slice(head, before.length - tail);
  const now = after.slice(head, after.length - tail);
  if (Math.max(old.length, now.length) > mostParagraphs) return undefined;
  const hunks: { kept: string | undefined; before: string[]; after: string[] }[] = [
    { kept: undefined, before: [], after: [] },
  ];
  const keep = (kept: string): void => void hunks.push({ kept, before: [], after: [] });
  before.slice(0, head).forEach(keep);
  const lengths = commonLengths(old, now);
  let [left, right] = [0, 0];
  while (left < old.length || right < now.length) {
    const [part, other] = [old[left], now[right]];
    if (part !== undefined && part === other) {
      keep(part);
      left += 1;
      right += 1;
    } else if (other === undefined || (part !== undefined && isLonger(lengths, left, right))) {
      hunks.at(-1)?.before.push(part ?? '');
      left += 1;
    } else {
      hunks.at(-1)?.after.push(other);
      right += 1;
    }
  }
  before.slice(before.length - tail).forEach(keep);
  return hunks;
}

/** For every pair of places how many paragraphs the rests have in common. */
function commonLengths(old: readonly string[], now: readonly string[]): readonly (readonly number[])[] {
  const row = Array.from({ length: now.length + 1 }, () => 0);
  const lengths = Array.from({ length: old.length + 1 }, () => [...row]);
  for (let left = old.length - 1; left >= 0; left -= 1) {
    for (let right = now.length - 1; right >= 0; right -= 1) {
      const [own = [], below = []] = [lengths[left], lengths[left + 1]];
      own[right] =
        old[left] === now[right]
          ? (below[right + 1] ?? 0) + 1
          : Math.max(below[right] ?? 0, own[right + 1] ?? 0);
    }
  }
  return lengths;
}

function isLonger(lengths: readonly (readonly number[])[], left: number, right: number): boolean {
  return (lengths[left + 1]?.[right] ?? 0) >= (lengths[left]?.[right + 1] ?? 0);
}
