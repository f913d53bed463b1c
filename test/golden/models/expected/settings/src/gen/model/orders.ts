// Generated from the table orders by apigen. Changes here are lost: write yours in src/model/orders.ts.
import type { Models } from '../models.ts';
import type { ReadOptions } from '../platform/database/read-options.ts';
import { TableModel } from '../platform/database/table-model.ts';
import type { TableInfo } from '../platform/database/table.ts';
import type { OrderItemsRow } from './order-items.ts';
import type { UsersRow } from './users.ts';

/** A row of orders. */
export interface OrdersRow {
  readonly id: bigint;
  readonly userId: bigint;
  readonly referrerId: bigint | null;
  readonly total: number;
  readonly placedAt: Date;
}

/** What a new row of orders needs; what is left out gets the database's default. */
export interface OrdersInsert {
  readonly id?: bigint;
  readonly userId: bigint;
  readonly referrerId?: bigint | null;
  readonly total: number;
  readonly placedAt?: Date;
}

/** What may change in a row of orders. */
export interface OrdersUpdate {
  readonly id?: bigint;
  readonly userId?: bigint;
  readonly referrerId?: bigint | null;
  readonly total?: number;
  readonly placedAt?: Date;
}

/** The columns whose properties have another name. */
export interface OrdersNames {
  readonly userId: 'user_id';
  readonly referrerId: 'referrer_id';
  readonly placedAt: 'placed_at';
}

/** The types of the model. */
export interface OrdersTypes {
  readonly Row: OrdersRow;
  readonly Insert: OrdersInsert;
  readonly Update: OrdersUpdate;
  readonly Key: bigint;
}

/** The table, as the database part of the platform knows it. */
export const ordersTable: TableInfo = {
  name: 'orders',
  columns: {
    id: { column: 'id', kind: 'uint64', int64: 'bigint', isIdentity: true, isOptional: true },
    userId: { column: 'user_id', kind: 'uint64', int64: 'bigint' },
    referrerId: {
      column: 'referrer_id',
      kind: 'uint64',
      int64: 'bigint',
      isNullable: true,
      isOptional: true,
    },
    total: { column: 'total', kind: 'float' },
    placedAt: { column: 'placed_at', kind: 'datetime', isOptional: true },
  },
  primaryKey: ['id'],
  uniqueKeys: {},
};

/** Reads and writes orders. */
export class OrdersModelBase extends TableModel<OrdersTypes, Models> {
  constructor(models: Models) {
    super(models, ordersTable);
  }

  /** The row of users that `referrerId` of each of these orders names, in one query. */
  loadReferrer<Row extends Pick<OrdersRow, 'referrerId'>>(
    rows: readonly Row[],
    options?: ReadOptions,
  ): Promise<Map<Row, UsersRow>> {
    return this.models.users.findParents(rows, { referrerId: 'id' }, options);
  }

  /** The row of users that `userId` of each of these orders names, in one query. */
  loadUser<Row extends Pick<OrdersRow, 'userId'>>(
    rows: readonly Row[],
    options?: ReadOptions,
  ): Promise<Map<Row, UsersRow>> {
    return this.models.users.findParents(rows, { userId: 'id' }, options);
  }

  /** The order_items of each of these orders, in one query; a row that has none gets an empty list. */
  loadOrderItems<Row extends Pick<OrdersRow, 'id'>>(
    rows: readonly Row[],
    options?: ReadOptions,
  ): Promise<Map<Row, OrderItemsRow[]>> {
    return this.models.orderItems.findChildren(rows, { id: 'orderId' }, options);
  }
}
