/** Code points that a terminal draws over two columns: Unicode's East Asian Wide and Fullwidth, and emoji. */
const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|[\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;
let invisible: RegExp | undefined;

const beyondAscii = /[^ -~]/;

/** Columns that a text takes on a terminal; tabs must have been replaced. */
export function displayWidth(text: string): number {
  // Nearly every text is plain ASCII.
  if (!beyondAscii.test(text)) return text.length;
  invisible ??= /[\p{Mn}\p{Me}\u200b-\u200d\ufe00-\ufe0f]/u;
  let width = 0;
  for (const character of text) width += invisible.test(character) ? 0 : wide.test(character) ? 2 : 1;
  return width;
}
