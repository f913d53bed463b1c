import type { UpdateProducts } from '../../gen/handler/products.ts';
import { RowNotFoundError } from '../../gen/platform/database/model-errors.ts';
import { toProducts } from './convert-products.ts';

export const updateProducts: UpdateProducts = async ({ id, version, ...change }, ctx) => {
  const row = await ctx.models.products.update(id, change, { version });
  if (row === undefined) throw new RowNotFoundError('products', id);
  return toProducts(row);
};
