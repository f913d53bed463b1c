import type { GetProducts } from '../../gen/handler/products.ts';
import { toProducts } from './convert-products.ts';

export const getProducts: GetProducts = async ({ id }, ctx) => {
  return toProducts(await ctx.models.products.getById(id));
};
