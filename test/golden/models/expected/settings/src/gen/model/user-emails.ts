// Generated from the view user_emails by apigen. Changes here are lost: write yours in src/model/user-emails.ts.
import type { Models } from '../models.ts';
import { ReadOnlyTableModel } from '../platform/database/read-only-table-model.ts';
import type { TableInfo } from '../platform/database/table.ts';

/** A row of user_emails. */
export interface UserEmailsRow {
  readonly id: bigint;
  readonly email: string;
}

/** The types of the model. */
export interface UserEmailsTypes {
  readonly Row: UserEmailsRow;
  readonly Key: never;
}

/** The view, as the database part of the platform knows it. */
export const userEmailsTable: TableInfo = {
  name: 'user_emails',
  columns: {
    id: { column: 'id', kind: 'uint64', int64: 'bigint' },
    email: { column: 'email', kind: 'text' },
  },
  primaryKey: [],
  uniqueKeys: {},
  isReadOnly: true,
};

/** Reads user_emails. */
export class UserEmailsModelBase extends ReadOnlyTableModel<UserEmailsTypes, Models> {
  constructor(models: Models) {
    super(models, userEmailsTable);
  }
}
