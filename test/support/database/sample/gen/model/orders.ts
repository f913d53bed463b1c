// Generated from the table orders by apigen. Changes here are lost: write yours in src/model/orders.ts.
import type { ReadOptions } from '../../../../../../src/runtime/database/read-options.ts';
import { TableModel } from '../../../../../../src/runtime/database/table-model.ts';
import type { TableInfo } from '../../../../../../src/runtime/database/table.ts';
import type { Models } from '../models.ts';
import type { OrderItemsRow } from './order-items.ts';
import type { UsersRow } from './users.ts';

/** A row of orders. */
export interface OrdersRow {
  readonly id: number;
  readonly user_id: number;
  readonly referrer_id: number | null;
  readonly state: 'new' | 'paid' | 'sent';
  readonly total: string;
  readonly placed_at: Date;
  readonly updated_at: Date;
}

/** What a new row of orders needs; what is left out gets the database's default. */
export interface OrdersInsert {
  readonly id?: number;
  readonly user_id: number;
  readonly referrer_id?: number | null;
  readonly state?: 'new' | 'paid' | 'sent';
  readonly total: string;
  readonly placed_at?: Date;
  readonly updated_at?: Date;
}

/** What may change in a row of orders. */
export interface OrdersUpdate {
  readonly id?: number;
  readonly user_id?: number;
  readonly referrer_id?: number | null;
  readonly state?: 'new' | 'paid' | 'sent';
  readonly total?: string;
  readonly placed_at?: Date;
  readonly updated_at?: Date;
}

/** The types of the model. */
export interface OrdersTypes {
  readonly Row: OrdersRow;
  readonly Insert: OrdersInsert;
  readonly Update: OrdersUpdate;
  readonly Key: number;
}

/** The table, as the database part of the platform knows it. */
export const ordersTable: TableInfo = {
  name: 'orders',
  columns: {
    id: { column: 'id', kind: 'int64', isIdentity: true, isOptional: true },
    user_id: { column: 'user_id', kind: 'int64' },
    referrer_id: { column: 'referrer_id', kind: 'int64', isNullable: true, isOptional: true },
    state: { column: 'state', kind: 'enum', isOptional: true },
    total: { column: 'total', kind: 'decimal' },
    placed_at: { column: 'placed_at', kind: 'datetime', isOptional: true },
    updated_at: { column: 'updated_at', kind: 'datetime', isOptional: true, isSetOnUpdate: true },
  },
  primaryKey: ['id'],
  uniqueKeys: {},
};

/** Reads and writes orders. */
export class OrdersModelBase extends TableModel<OrdersTypes, Models> {
  constructor(models: Models) {
    super(models, ordersTable);
  }

  /** The row of users that `user_id` of each of these orders names, in one query. */
  loadUser<Row extends Pick<OrdersRow, 'user_id'>>(
    rows: readonly Row[],
    options?: ReadOptions,
  ): Promise<Map<Row, UsersRow>> {
    return this.models.users.findParents(rows, { user_id: 'id' }, options);
  }

  /** The row of users that `referrer_id` of each of these orders names, in one query. */
  loadReferrer<Row extends Pick<OrdersRow, 'referrer_id'>>(
    rows: readonly Row[],
    options?: ReadOptions,
  ): Promise<Map<Row, UsersRow>> {
    return this.models.users.findParents(rows, { referrer_id: 'id' }, options);
  }

  /** The order_items of each of these orders, in one query; a row that has none gets an empty list. */
  loadOrderItems<Row extends Pick<OrdersRow, 'id'>>(
    rows: readonly Row[],
    options?: ReadOptions,
  ): Promise<Map<Row, OrderItemsRow[]>> {
    return this.models.orderItems.findChildren(rows, { id: 'order_id' }, options);
  }
}
