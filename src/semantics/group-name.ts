import { kebabCase } from '../base/naming.ts';

/** A group without slashes around it and without doubled ones: `/user//admin/` gives `user/admin`. */
export function normalizeGroup(group: string): string {
  return group
    .trim()
    .split('/')
    .map((segment) => segment.trim())
    .filter((segment) => segment !== '')
    .join('/');
}

/** Two groups with the same key would share one folder, on some systems or on all. */
export function groupKey(group: string): string {
  return normalizeGroup(group).split('/').map(kebabCase).join('/');
}
