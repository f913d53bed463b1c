import type { Characters } from '../schema.ts';

/** The character set and collation of a text by their names, of which one suffices; undefined where there is neither. */
export function charactersOf(
  set: string | null | undefined,
  collation: string | null | undefined,
): Characters | undefined {
  const wholeName = modernName(collation);
  const setName = modernName(set) ?? wholeName?.split('_')[0];
  if (setName === undefined) return undefined;
  return { set: setName, ...(wholeName !== undefined && { collation: wholeName }) };
}

/** `utf8` is what `utf8mb3` was called, and `default` is no name. */
function modernName(name: string | null | undefined): string | undefined {
  const lower = name?.toLowerCase() ?? '';
  return lower === '' || lower === 'default' ? undefined : lower.replace(/^utf8(?=_|$)/, 'utf8mb3');
}
