// Generated from the view user_totals by apigen. Changes here are lost: write yours in src/model/user-totals.ts.
import { ReadOnlyTableModel } from '../../../../../../src/runtime/database/read-only-table-model.ts';
import type { TableInfo } from '../../../../../../src/runtime/database/table.ts';
import type { Models } from '../models.ts';

/** A row of user_totals. */
export interface UserTotalsRow {
  readonly user_id: number;
  readonly orders: number;
}

/** The types of the model. */
export interface UserTotalsTypes {
  readonly Row: UserTotalsRow;
  readonly Key: never;
}

/** The view, as the database part of the platform knows it. */
export const userTotalsTable: TableInfo = {
  name: 'user_totals',
  columns: {
    user_id: { column: 'user_id', kind: 'int64' },
    orders: { column: 'orders', kind: 'int64' },
  },
  primaryKey: [],
  uniqueKeys: {},
  isReadOnly: true,
};

/** Reads user_totals. */
export class UserTotalsModelBase extends ReadOnlyTableModel<UserTotalsTypes, Models> {
  constructor(models: Models) {
    super(models, userTotalsTable);
  }
}
