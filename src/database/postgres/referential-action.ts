import type { ReferentialAction } from '../schema.ts';

/** What happens to rows whose parent changes, by the letter that the catalogue and the grammar have for it. */
export function referentialAction(letter: string): ReferentialAction {
  switch (letter) {
    case 'r':
      return 'restrict';
    case 'c':
      return 'cascade';
    case 'n':
      return 'set null';
    case 'd':
      return 'set default';
    default:
      return 'no action';
  }
}
