import type { CreateProducts } from '../../gen/handler/products.ts';
import { toProducts } from './convert-products.ts';

export const createProducts: CreateProducts = async (row, ctx) => {
  return toProducts(await ctx.models.products.insert(row));
};
