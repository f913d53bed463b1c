import type { ProductsRow } from '../../gen/model/products.ts';
import type { Products } from '../../gen/types/index.ts';

/** A row as the contract shows it. */
export function toProducts(row: ProductsRow): Products {
  return {
    id: row.id,
    sku: row.sku,
    name: row.name,
    category: row.category,
    price: row.price,
    stock: row.stock,
    attributes: row.attributes,
    version: row.version,
    created_at: row.created_at.toISOString(),
  };
}
