import { terminalText } from '../../base/literal.ts';
import type { FileDiff } from '../../workspace/diff.ts';
import type { Theme } from './theme.ts';

/** Unified diffs one below the other, as `git diff` colours them; beyond `limit` lines it is said how many more there are. */
export function renderDiffs(diffs: readonly FileDiff[], theme: Theme, limit = Infinity): string {
  const lines = diffs.flatMap(({ text }) => text.trimEnd().split('\n'));
  const shown = lines.slice(0, limit).map((line) => paintLine(line, theme));
  const rest = lines.length - shown.length;
  const more = `… and ${rest} more lines; "--diff" shows them all.`;
  return [...shown, ...(rest > 0 ? [theme.quiet(more)] : [])].join('\n');
}

function paintLine(line: string, theme: Theme): string {
  const text = terminalText(line);
  if (line.startsWith('--- ') || line.startsWith('+++ ')) return theme.strong(text);
  if (line.startsWith('@@')) return theme.hint(text);
  if (line.startsWith('+')) return theme.good(text);
  return line.startsWith('-') ? theme.error(text) : text;
}
