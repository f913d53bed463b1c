import type { TableSchema } from '../../database/schema.ts';
import type { ColumnPlan } from './column-plans.ts';
import type { Conventions } from './conventions.ts';
import type { TableKeys } from './table-keys.ts';
import type { TableNames } from './table-names.ts';

/** A table with everything that its model says about it but its relations. */
export interface TablePlan extends TableNames {
  readonly table: TableSchema;
  readonly columns: readonly ColumnPlan[];
  readonly keys: TableKeys;
  readonly conventions: Conventions;
  readonly isReadOnly: boolean;
  readonly isCached: boolean;
}
