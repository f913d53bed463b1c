import type { DeleteProducts } from '../../gen/handler/products.ts';
import { RowNotFoundError } from '../../gen/platform/database/model-errors.ts';

export const deleteProducts: DeleteProducts = async ({ id }, ctx) => {
  const isDeleted = await ctx.models.products.delete(id);
  if (!isDeleted) throw new RowNotFoundError('products', id);
};
