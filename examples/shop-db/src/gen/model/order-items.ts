// Generated from the table order_items by apigen. Changes here are lost: write yours in src/model/order-items.ts.
import type { Models } from '../models.ts';
import type { ReadOptions } from '../platform/database/read-options.ts';
import { TableModel } from '../platform/database/table-model.ts';
import type { TableInfo } from '../platform/database/table.ts';
import type { OrdersRow } from './orders.ts';
import type { ProductsRow } from './products.ts';

/** A row of order_items. */
export interface OrderItemsRow {
  readonly order_id: number;
  readonly line: number;
  readonly product_id: number;
  readonly quantity: number;
  /** Of one piece, on the day of the order. */
  readonly price: string;
}

/** What a new row of order_items needs; what is left out gets the database's default. */
export interface OrderItemsInsert {
  readonly order_id: number;
  readonly line: number;
  readonly product_id: number;
  readonly quantity: number;
  readonly price: string;
}

/** What may change in a row of order_items. */
export interface OrderItemsUpdate {
  readonly order_id?: number;
  readonly line?: number;
  readonly product_id?: number;
  readonly quantity?: number;
  readonly price?: string;
}

/** The key of a row of order_items. */
export interface OrderItemsKey {
  readonly order_id: number;
  readonly line: number;
}

/** The types of the model. */
export interface OrderItemsTypes {
  readonly Row: OrderItemsRow;
  readonly Insert: OrderItemsInsert;
  readonly Update: OrderItemsUpdate;
  readonly Key: OrderItemsKey;
}

/** The table, as the database part of the platform knows it. */
export const orderItemsTable: TableInfo = {
  name: 'order_items',
  columns: {
    order_id: { column: 'order_id', kind: 'int64' },
    line: { column: 'line', kind: 'integer' },
    product_id: { column: 'product_id', kind: 'int64' },
    quantity: { column: 'quantity', kind: 'integer' },
    price: { column: 'price', kind: 'decimal' },
  },
  primaryKey: ['order_id', 'line'],
  uniqueKeys: {},
};

/** Reads and writes order_items. */
export class OrderItemsModelBase extends TableModel<OrderItemsTypes, Models> {
  constructor(models: Models) {
    super(models, orderItemsTable);
  }

  /** The row of orders that `order_id` of each of these order_items names, in one query. */
  loadOrder<Row extends Pick<OrderItemsRow, 'order_id'>>(
    rows: readonly Row[],
    options?: ReadOptions,
  ): Promise<Map<Row, OrdersRow>> {
    return this.models.orders.findParents(rows, { order_id: 'id' }, options);
  }

  /** The row of products that `product_id` of each of these order_items names, in one query. */
  loadProduct<Row extends Pick<OrderItemsRow, 'product_id'>>(
    rows: readonly Row[],
    options?: ReadOptions,
  ): Promise<Map<Row, ProductsRow>> {
    return this.models.products.findParents(rows, { product_id: 'id' }, options);
  }
}
