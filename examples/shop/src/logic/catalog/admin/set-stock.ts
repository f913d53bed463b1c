import type { SetStock } from '../../../gen/handler/catalog/admin.ts';
import { HttpError } from '../../../gen/platform/errors.ts';

export const setStock: SetStock = async (levels, ctx) => {
  const unknown = levels.filter(({ sku }) => !ctx.shop.products.has(sku));
  if (unknown.length > 0) {
    throw new HttpError(404, `There is no product "${unknown.map(({ sku }) => sku).join('", "')}".`);
  }
  for (const { sku, stock } of levels) {
    const product = ctx.shop.products.get(sku);
    if (product !== undefined) ctx.shop.products.set(sku, { ...product, stock });
  }
  return Object.fromEntries(levels.map(({ sku, stock }) => [sku, stock]));
};
