// Generated from the table products by apigen. Changes here are lost: write yours in src/model/products.ts.
import type { Models } from '../models.ts';
import type { ReadOptions } from '../platform/database/read-options.ts';
import { SoftDeleteTableModel } from '../platform/database/soft-delete-table-model.ts';
import type { TableInfo } from '../platform/database/table.ts';
import type { OrderItemsRow } from './order-items.ts';

/** A row of products: What can be bought. */
export interface ProductsRow {
  readonly id: number;
  /** What the warehouse calls it. */
  readonly sku: string;
  readonly name: string;
  readonly category: string;
  readonly price: string;
  /** Pieces that can be ordered. */
  readonly stock: number;
  /** Colour, size and whatever else a product has. */
  readonly attributes: unknown;
  readonly version: number;
  readonly created_at: Date;
  readonly deleted_at: Date | null;
}

/** What a new row of products needs; what is left out gets the database's default. */
export interface ProductsInsert {
  readonly id?: number;
  readonly sku: string;
  readonly name: string;
  readonly category?: string;
  readonly price: string;
  readonly stock?: number;
  readonly attributes?: unknown;
  readonly created_at?: Date;
  readonly deleted_at?: Date | null;
}

/** What may change in a row of products. */
export interface ProductsUpdate {
  readonly id?: number;
  readonly sku?: string;
  readonly name?: string;
  readonly category?: string;
  readonly price?: string;
  readonly stock?: number;
  readonly attributes?: unknown;
  readonly created_at?: Date;
  readonly deleted_at?: Date | null;
}

/** The types of the model. */
export interface ProductsTypes {
  readonly Row: ProductsRow;
  readonly Insert: ProductsInsert;
  readonly Update: ProductsUpdate;
  readonly Key: number;
}

/** The table, as the database part of the platform knows it. */
export const productsTable: TableInfo = {
  name: 'products',
  columns: {
    id: { column: 'id', kind: 'int64', isIdentity: true, isOptional: true },
    sku: { column: 'sku', kind: 'text' },
    name: { column: 'name', kind: 'text' },
    category: { column: 'category', kind: 'text', isOptional: true },
    price: { column: 'price', kind: 'decimal' },
    stock: { column: 'stock', kind: 'integer', isOptional: true },
    attributes: { column: 'attributes', kind: 'json', isNullable: true, isOptional: true },
    version: { column: 'version', kind: 'integer', isOptional: true },
    created_at: { column: 'created_at', kind: 'datetime', isOptional: true },
    deleted_at: { column: 'deleted_at', kind: 'datetime', isNullable: true, isOptional: true },
  },
  primaryKey: ['id'],
  uniqueKeys: { sku: ['sku'] },
  version: 'version',
  softDelete: { property: 'deleted_at', marks: 'time' },
};

/** Reads and writes products. */
export class ProductsModelBase extends SoftDeleteTableModel<ProductsTypes, Models> {
  constructor(models: Models) {
    super(models, productsTable);
  }

  /** The row with this sku. */
  findBySku(sku: string, options?: ReadOptions): Promise<ProductsRow | undefined> {
    return this.findByUnique('sku', { sku }, options);
  }

  /** Inserts the row, or changes the one that has its sku. */
  upsertBySku(row: ProductsInsert): Promise<ProductsRow> {
    return this.upsertByUnique('sku', row);
  }

  /** The order_items of each of these products, in one query; a row that has none gets an empty list. */
  loadOrderItems<Row extends Pick<ProductsRow, 'id'>>(
    rows: readonly Row[],
    options?: ReadOptions,
  ): Promise<Map<Row, OrderItemsRow[]>> {
    return this.models.orderItems.findChildren(rows, { id: 'product_id' }, options);
  }
}
