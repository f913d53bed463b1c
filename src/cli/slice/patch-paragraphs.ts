import { alignParagraphs, type Hunk } from './align-paragraphs.ts';

/** The first line of a paragraph: by it its declaration is known. */
export function headOf(paragraph: string): string {
  return paragraph.trimStart().split('\n', 1)[0] ?? '';
}

/**
 * Whether the declarations that stay stand in the order in which they stood. Where they do not, a part of a text cannot
 * tell which of them moved past the rest of it.
 */
export function haveSameOrder(before: readonly string[], after: readonly string[]): boolean {
  const [old, now] = [before.map(nameOf), after.map(nameOf)];
  const [former, present] = [new Set(old), new Set(now)];
  const kept = now.filter((name) => former.has(name));
  return old.filter((name) => present.has(name)).every((name, index) => name === kept[index]);
}

/** What a paragraph declares, whatever is said of it above. */
function nameOf(paragraph: string): string {
  return /^export \w+ ([^\s:={]+)/m.exec(paragraph)?.[1] ?? headOf(paragraph);
}

/**
 * `text` with the paragraphs that come, go and change between `before` and `after`, which are part of what it is made of.
 * The first ones, which are of the whole, are not looked at. Gives nothing where a paragraph is not found, or where it
 * cannot be told between which others it belongs, for more may stand between two of a part than the part knows.
 */
export function patchParagraphs(
  text: string,
  before: readonly string[],
  after: readonly string[],
  first: string,
): string | undefined {
  const hunks = alignParagraphs(before, after);
  if (hunks === undefined) return undefined;
  let patched: Patched | undefined = { text: first, offset: first.length };
  for (const [index, hunk] of hunks.entries()) {
    patched = patchHunk(text, patched, hunk, hunks[index + 1]?.kept);
    if (patched === undefined) return undefined;
  }
  return patched.text + text.slice(patched.offset);
}

/** What is made of a text up to an offset. */
interface Patched {
  readonly text: string;
  readonly offset: number;
}

/** `next` is what is kept behind the hunk; without it the text ends there. */
function patchHunk(
  text: string,
  patched: Patched,
  { kept, before, after }: Hunk,
  next: string | undefined,
): Patched | undefined {
  const from = kept === undefined ? patched : replaceNext(text, patched, kept, kept);
  if (from === undefined) return undefined;
  if (areSameDeclarations(before, after)) {
    return before.reduce<Patched | undefined>(
      (found, part, index) => found && replaceNext(text, found, part, after[index] ?? ''),
      from,
    );
  }
  if (after.length === 0) {
    return before.reduce<Patched | undefined>(
      (found, part) => found && replaceNext(text, found, part, ''),
      from,
    );
  }
  const old = before.join('');
  const end = from.offset + old.length;
  const isAlone = next === undefined ? end === text.length : text.startsWith(next, end);
  if (!text.startsWith(old, from.offset) || !isAlone) return undefined;
  return { text: from.text + after.join(''), offset: end };
}

function areSameDeclarations(before: readonly string[], after: readonly string[]): boolean {
  return (
    before.length === after.length &&
    before.every((part, index) => headOf(part) === headOf(after[index] ?? ''))
  );
}

function replaceNext(
  text: string,
  { text: done, offset }: Patched,
  part: string,
  by: string,
): Patched | undefined {
  const at = text.indexOf(part, offset);
  // Parts are whole paragraphs.
  if (at === -1 || text[at - 1] !== '\n') return undefined;
  const end = at + part.length;
  if (end !== text.length && !isBoundary(text, end)) return undefined;
  return { text: done + text.slice(offset, at) + by, offset: end };
}

function isBoundary(text: string, offset: number): boolean {
  return text[offset] === '\n' && /\S/.test(text[offset + 1] ?? '');
}
