import { distance } from 'fastest-levenshtein';

/**
 * The candidates that a misspelt name could have meant, nearest first, at most `limit`.
 * The allowed edit distance grows with the length (as in graphql-js), and half of a name stays as it is, so
 * short names get few wild guesses; a difference in case alone counts as one edit and always fits.
 */
export function suggest(input: string, candidates: Iterable<string>, limit = 3): string[] {
  const threshold = Math.floor(input.length * 0.4) + 1;
  const lowered = input.toLowerCase();
  const found: { name: string; edits: number }[] = [];
  for (const name of new Set(candidates)) {
    // So many edits are needed at least.
    if (name === input || Math.abs(name.length - input.length) > threshold) continue;
    const isCase = name.toLowerCase() === lowered;
    const edits = isCase ? 1 : distance(lowered, name.toLowerCase());
    const isLike = isCase || edits * 2 <= Math.max(name.length, input.length);
    if (isLike && edits <= threshold) found.push({ name, edits });
  }
  return found
    .toSorted((a, b) => a.edits - b.edits || (a.name < b.name ? -1 : 1))
    .slice(0, limit)
    .map((entry) => entry.name);
}

/** The files that a misspelt path could have meant. The ending that it shares with them says nothing of that. */
export function suggestFiles(input: string, candidates: readonly string[]): string[] {
  const ending = /\.[^./]+$/.exec(input)?.[0] ?? '';
  const alike = ending === '' ? [] : candidates.filter((candidate) => candidate.endsWith(ending));
  if (alike.length === 0) return suggest(input, candidates);
  const stem = (path: string): string => path.slice(0, -ending.length);
  return suggest(stem(input), alike.map(stem)).map((near) => near + ending);
}

/** ` Did you mean "a" or "b"?` with a leading space, or nothing when there is no candidate. */
export function didYouMean(input: string, candidates: Iterable<string>): string {
  const names = suggest(input, candidates);
  return names.length === 0 ? '' : ` ${askFor(names)}`;
}

/** `Did you mean "a" or "b"?` of at least one name. */
export function askFor(names: readonly string[]): string {
  const quoted = names.map((name) => `"${name}"`);
  const last = quoted.at(-1) ?? '';
  return quoted.length === 1
    ? `Did you mean ${last}?`
    : `Did you mean ${quoted.slice(0, -1).join(', ')} or ${last}?`;
}
