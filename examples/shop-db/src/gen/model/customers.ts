// Generated from the table customers by apigen. Changes here are lost: write yours in src/model/customers.ts.
import type { Models } from '../models.ts';
import type { ReadOptions } from '../platform/database/read-options.ts';
import { SoftDeleteTableModel } from '../platform/database/soft-delete-table-model.ts';
import type { TableInfo } from '../platform/database/table.ts';
import type { OrdersRow } from './orders.ts';

/** A row of customers: Those who buy. */
export interface CustomersRow {
  readonly id: number;
  readonly email: string;
  readonly name: string;
  readonly created_at: Date;
  readonly deleted_at: Date | null;
}

/** What a new row of customers needs; what is left out gets the database's default. */
export interface CustomersInsert {
  readonly id?: number;
  readonly email: string;
  readonly name: string;
  readonly created_at?: Date;
  readonly deleted_at?: Date | null;
}

/** What may change in a row of customers. */
export interface CustomersUpdate {
  readonly id?: number;
  readonly email?: string;
  readonly name?: string;
  readonly created_at?: Date;
  readonly deleted_at?: Date | null;
}

/** The types of the model. */
export interface CustomersTypes {
  readonly Row: CustomersRow;
  readonly Insert: CustomersInsert;
  readonly Update: CustomersUpdate;
  readonly Key: number;
}

/** The table, as the database part of the platform knows it. */
export const customersTable: TableInfo = {
  name: 'customers',
  columns: {
    id: { column: 'id', kind: 'int64', isIdentity: true, isOptional: true },
    email: { column: 'email', kind: 'text' },
    name: { column: 'name', kind: 'text' },
    created_at: { column: 'created_at', kind: 'datetime', isOptional: true },
    deleted_at: { column: 'deleted_at', kind: 'datetime', isNullable: true, isOptional: true },
  },
  primaryKey: ['id'],
  uniqueKeys: { email: ['email'] },
  softDelete: { property: 'deleted_at', marks: 'time' },
};

/** Reads and writes customers. */
export class CustomersModelBase extends SoftDeleteTableModel<CustomersTypes, Models> {
  constructor(models: Models) {
    super(models, customersTable);
  }

  /** The row with this email. */
  findByEmail(email: string, options?: ReadOptions): Promise<CustomersRow | undefined> {
    return this.findByUnique('email', { email }, options);
  }

  /** Inserts the row, or changes the one that has its email. */
  upsertByEmail(row: CustomersInsert): Promise<CustomersRow> {
    return this.upsertByUnique('email', row);
  }

  /** The orders of each of these customers, in one query; a row that has none gets an empty list. */
  loadOrders<Row extends Pick<CustomersRow, 'id'>>(
    rows: readonly Row[],
    options?: ReadOptions,
  ): Promise<Map<Row, OrdersRow[]>> {
    return this.models.orders.findChildren(rows, { id: 'customer_id' }, options);
  }
}
