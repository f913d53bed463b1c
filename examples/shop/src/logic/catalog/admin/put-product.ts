import type { PutProduct } from '../../../gen/handler/catalog/admin.ts';
import { HttpError } from '../../../gen/platform/errors.ts';

export const putProduct: PutProduct = async ({ ifMatch, ...product }, ctx) => {
  const existing = ctx.shop.products.get(product.sku);
  if (ifMatch !== undefined && ifMatch !== existing?.updatedAt) {
    throw new HttpError(412, 'The product has changed since it was read.');
  }
  const now = new Date().toISOString();
  const stored = { ...product, createdAt: existing?.createdAt ?? now, updatedAt: now };
  ctx.shop.products.set(product.sku, stored);
  return stored;
};
