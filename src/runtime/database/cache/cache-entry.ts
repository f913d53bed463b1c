import { exactText } from './cache-key.ts';

/** What stands under a key. */
export type CacheEntry =
  | { readonly kind: 'absent' }
  /** A row, as text. */
  | { readonly kind: 'row'; readonly text: string }
  /** The place of the row that has this unique value. */
  | { readonly kind: 'way'; readonly place: string }
  /** There is no row with these values. */
  | { readonly kind: 'none'; readonly values: string }
  /** Somebody is loading it. */
  | { readonly kind: 'mark' }
  /** Nothing that was written here. */
  | { readonly kind: 'noise' };

/** The text of an entry. */
export const entryText = {
  row: (text: string): string => `=${text}`,
  way: (place: string): string => `>${place}`,
  none: (values: readonly unknown[]): string => `-${exactText(values)}`,
  mark: (name: string): string => `!${name}`,
};

/** Reads the text of an entry. */
export function parseEntry(text: string | undefined): CacheEntry {
  if (text === undefined) return { kind: 'absent' };
  const rest = text.slice(1);
  switch (text[0]) {
    case '=':
      return { kind: 'row', text: rest };
    case '>':
      return { kind: 'way', place: rest };
    case '-':
      return { kind: 'none', values: rest };
    case '!':
      return { kind: 'mark' };
    default:
      return { kind: 'noise' };
  }
}
