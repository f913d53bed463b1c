import type { ReferentialAction } from '../schema.ts';

const actions: readonly ReferentialAction[] = ['restrict', 'cascade', 'set null', 'set default'];

/** What happens to rows whose parent changes, in the words of the engine. */
export function referentialWords(words: unknown): ReferentialAction {
  return actions.find((action) => action === String(words).toLowerCase()) ?? 'no action';
}
