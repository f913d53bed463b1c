import type { ReferentialAction } from '../schema.ts';

/**
 * What happens to rows whose parent changes. RESTRICT and NO ACTION are the same to MySQL and MariaDB, which print one
 * or the other where nothing was said; here both are `no action`.
 */
export function referentialAction(words: string): ReferentialAction {
  const action = words.toLowerCase().replaceAll(/\s+/g, ' ').trim();
  return action === 'cascade' || action === 'set null' || action === 'set default' ? action : 'no action';
}
