/**
 * The line (from 1) of a template that most likely printed line `line` of a text: the first one whose fixed parts stand
 * in that line in their order. 1 where no line fits.
 */
export function blameLine(template: string, printed: string, line: number): number {
  const text = printed.split('\n')[line - 1] ?? '';
  const lines = template.split('\n');
  const exact = lines.findIndex((each) => each.trim() !== '' && each.trim() === text.trim());
  const likely = exact < 0 ? lines.findIndex((each) => mayPrint(each, text)) : exact;
  return Math.max(likely, 0) + 1;
}

function mayPrint(line: string, text: string): boolean {
  const fixed = line
    .split(/\{\{.*?\}\}\}?/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  let from = 0;
  for (const part of fixed) {
    const at = text.indexOf(part, from);
    if (at < 0) return false;
    from = at + part.length;
  }
  return fixed.join('').length > 2;
}
