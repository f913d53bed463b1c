/**
 * `text` with what differs between `before` and `after` changed as it changed there: parts of the one are looked for in
 * their order, and become the parts of the other. Parts are what blank lines separate at the margin; one that stands in
 * the text together with others is cut once more, by the blank lines inside. Gives nothing where a part is not found, or
 * where the first one differs, which is what a module imports, for all of its parts together.
 */
export function patchText(text: string, before: string, after: string): string | undefined {
  if (text === before) return after;
  const old = paragraphs(before);
  const now = paragraphs(after);
  if (old.length !== now.length || old[0] !== now[0]) return undefined;
  let cursor: Cursor | undefined = { patched: '', offset: 0 };
  for (const [index, part] of old.entries()) {
    if (index === 0) continue;
    const replacement = now[index] ?? '';
    cursor = replacePart(text, cursor, part, replacement) ?? replaceInside(text, cursor, part, replacement);
    if (cursor === undefined) return undefined;
  }
  return cursor.patched + text.slice(cursor.offset);
}

/** What is made of a text up to an offset. */
interface Cursor {
  readonly patched: string;
  readonly offset: number;
}

function replacePart(
  text: string,
  { patched, offset }: Cursor,
  part: string,
  replacement: string,
): Cursor | undefined {
  const at = text.indexOf(part, offset);
  // Parts are whole lines.
  if (at === -1 || (at > 0 && text[at - 1] !== '\n')) return undefined;
  return { patched: patched + text.slice(offset, at) + replacement, offset: at + part.length };
}

function replaceInside(text: string, cursor: Cursor, part: string, replacement: string): Cursor | undefined {
  const old = blocks(part);
  const now = blocks(replacement);
  if (old.length !== now.length) return undefined;
  return old.reduce<Cursor | undefined>(
    (found, block, index) =>
      found === undefined ? found : replacePart(text, found, block, now[index] ?? ''),
    cursor,
  );
}

/** What blank lines separate at the margin, each with the blank line in front of it and the line end behind. */
export function paragraphs(text: string): readonly string[] {
  const starts = [...text.matchAll(/\n\n(?=\S)/g)].map((match) => match.index + 1);
  return [0, ...starts].map((start, index) => text.slice(start, starts[index] ?? text.length));
}

/** The first line of a paragraph, what blank lines separate behind it, and its last line. */
function blocks(paragraph: string): readonly string[] {
  const first = paragraph.indexOf('\n', 1) + 1;
  const last = paragraph.lastIndexOf('\n', paragraph.length - 2) + 1;
  const inside = paragraph.slice(first, Math.max(first, last)).split(/(?<=\n)\n/);
  return [paragraph.slice(0, first), ...inside, paragraph.slice(Math.max(first, last))];
}
