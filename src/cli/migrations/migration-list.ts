import type { Migration } from './migration.ts';

/**
 * Every migration, by the version that it leads to; `apigen update` makes those that a project has not seen. A version
 * that moves a scaffold file or renames a setting gets its line here, and nothing else anywhere.
 */
export const migrations: readonly Migration[] = [];
