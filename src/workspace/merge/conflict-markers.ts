import { diffComm } from 'node-diff3';
import type { Merge } from './merge.ts';

const begin = '<<<<<<< yours\n';
const middle = '=======\n';
const end = '>>>>>>> apigen\n';

/** The lines of a text, each with its line end, so that joining them gives the text back. */
export function splitLines(text: string): string[] {
  return text === '' ? [] : text.split(/(?<=\n)/);
}

/** Both versions of some lines between the conflict markers of git. */
export function markConflict(yours: readonly string[], apigen: readonly string[]): string {
  return begin + whole(yours) + middle + whole(apigen) + end;
}

/** What two texts share, and between markers what they do not. */
export function markDifferences(yours: string, apigen: string): Merge {
  const parts: string[] = [];
  let conflicts = 0;
  for (const { common, buffer1, buffer2 } of diffComm(splitLines(yours), splitLines(apigen))) {
    if (common !== undefined) {
      parts.push(...common);
      continue;
    }
    parts.push(markConflict(buffer1, buffer2));
    conflicts += 1;
  }
  return { text: parts.join(''), conflicts };
}

/** Whether somebody's merge, by git or by apigen, waits in a text for a decision. */
export function hasConflictMarkers(text: string): boolean {
  return /^<{7}(?: [^\n]*)?\r?\n(?:[^\n]*\n)*?={7}\r?\n(?:[^\n]*\n)*?>{7}(?: |\r?$)/m.test(text);
}

/** A marker needs a line of its own, also behind a last line without an end. */
function whole(lines: readonly string[]): string {
  const text = lines.join('');
  return text === '' || text.endsWith('\n') ? text : `${text}\n`;
}
