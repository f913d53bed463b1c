import type { IndexSchema } from '../schema.ts';

/** Whether an index is that of an exclusion of PostgreSQL, which is a constraint and goes and comes as one. */
export function isExclusion({ parts }: IndexSchema): boolean {
  return parts.some(({ excludedBy }) => excludedBy !== undefined);
}
