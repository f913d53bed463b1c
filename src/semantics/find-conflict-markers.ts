import type { Source } from '../base/source.ts';
import { report } from '../diagnostics/definition.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { contractUnmerged } from './load-diagnostics.ts';

/**
 * One finding for every conflict that git left between its markers. Lines like these may stand in texts and comments
 * too, so this is for a contract that cannot be read.
 */
export function findConflictMarkers({ path, text }: Source): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  const hint = 'Keep what the service needs of both sides, remove the markers, and run the command again.';
  let begin: RegExpExecArray | undefined;
  let isDivided = false;
  for (const marker of text.matchAll(/^(?:<{7}|={7}|>{7})(?: .*)?$/gm)) {
    const [line] = marker;
    if (line.startsWith('<')) {
      begin = marker;
      isDivided = false;
    } else if (line.startsWith('=')) {
      isDivided = begin !== undefined;
    } else if (begin !== undefined && isDivided) {
      const span = { file: path, start: begin.index, end: begin.index + begin[0].length };
      found.push(report(contractUnmerged, {}, { hint, span }));
      begin = undefined;
    }
  }
  return found;
}
