import type { TableSchema } from '../schema.ts';

/** When a statement of a migration runs among the others: what others stand on goes last and comes first. */
export const stepOrder = [
  'drop-references',
  'drop-tables',
  'drop-indexes',
  'make-types',
  'make-tables',
  'change-tables',
  'make-references',
  'drop-types',
] as const;

/** One statement of a migration, without its semicolon. */
export interface MigrationStep {
  readonly phase: (typeof stepOrder)[number];
  /** The table that it is about; null for what several share. */
  readonly table: string | null;
  readonly sql: string;
}

/** Makes steps of one table in one phase. */
export function stepsOf(
  phase: MigrationStep['phase'],
  { name }: TableSchema,
  statements: readonly string[],
): MigrationStep[] {
  return statements.map((sql) => ({ phase, table: name, sql }));
}

/** Steps in the order in which they can run; those of one phase keep theirs. */
export function orderSteps(steps: readonly MigrationStep[]): MigrationStep[] {
  return stepOrder.flatMap((phase) => steps.filter((step) => step.phase === phase));
}
