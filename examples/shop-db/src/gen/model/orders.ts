// Generated from the table orders by apigen. Changes here are lost: write yours in src/model/orders.ts.
import type { Models } from '../models.ts';
import type { ReadOptions } from '../platform/database/read-options.ts';
import { TableModel } from '../platform/database/table-model.ts';
import type { TableInfo } from '../platform/database/table.ts';
import type { CustomersRow } from './customers.ts';
import type { OrderItemsRow } from './order-items.ts';

/** A row of orders. */
export interface OrdersRow {
  readonly id: number;
  readonly customer_id: number;
  readonly state: 'open' | 'paid' | 'sent' | 'cancelled';
  readonly total: string;
  readonly version: number;
  readonly placed_at: Date;
}

/** What a new row of orders needs; what is left out gets the database's default. */
export interface OrdersInsert {
  readonly id?: number;
  readonly customer_id: number;
  readonly state?: 'open' | 'paid' | 'sent' | 'cancelled';
  readonly total: string;
  readonly placed_at?: Date;
}

/** What may change in a row of orders. */
export interface OrdersUpdate {
  readonly id?: number;
  readonly customer_id?: number;
  readonly state?: 'open' | 'paid' | 'sent' | 'cancelled';
  readonly total?: string;
  readonly placed_at?: Date;
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
    customer_id: { column: 'customer_id', kind: 'int64' },
    state: { column: 'state', kind: 'enum', isOptional: true },
    total: { column: 'total', kind: 'decimal' },
    version: { column: 'version', kind: 'integer', isOptional: true },
    placed_at: { column: 'placed_at', kind: 'datetime', isOptional: true },
  },
  primaryKey: ['id'],
  uniqueKeys: {},
  version: 'version',
};

/** Reads and writes orders. */
export class OrdersModelBase extends TableModel<OrdersTypes, Models> {
  constructor(models: Models) {
    super(models, ordersTable);
  }

  /** The row of customers that `customer_id` of each of these orders names, in one query. */
  loadCustomer<Row extends Pick<OrdersRow, 'customer_id'>>(
    rows: readonly Row[],
    options?: ReadOptions,
  ): Promise<Map<Row, CustomersRow>> {
    return this.models.customers.findParents(rows, { customer_id: 'id' }, options);
  }

  /** The order_items of each of these orders, in one query; a row that has none gets an empty list. */
  loadOrderItems<Row extends Pick<OrdersRow, 'id'>>(
    rows: readonly Row[],
    options?: ReadOptions,
  ): Promise<Map<Row, OrderItemsRow[]>> {
    return this.models.orderItems.findChildren(rows, { id: 'order_id' }, options);
  }
}
