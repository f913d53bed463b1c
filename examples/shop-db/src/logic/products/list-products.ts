import type { ListProducts } from '../../gen/handler/products.ts';
import { toProducts } from './convert-products.ts';

/** What the list can be sorted by. */
const orders = {
  id: { id: 'asc' },
  '-id': { id: 'desc' },
  sku: { sku: 'asc' },
  '-sku': { sku: 'desc' },
  category: { category: 'asc' },
  '-category': { category: 'desc' },
  created_at: { created_at: 'asc' },
  '-created_at': { created_at: 'desc' },
} as const;

export const listProducts: ListProducts = async ({ cursor, limit, sort, ...where }, ctx) => {
  const { items, nextCursor } = await ctx.models.products.page({
    where,
    orderBy: orders[sort],
    limit,
    cursor,
  });
  return { items: items.map(toProducts), ...(nextCursor === undefined ? {} : { nextCursor }) };
};
