import type { GetProduct } from '../../../gen/handler/catalog/product.ts';
import { HttpError } from '../../../gen/platform/errors.ts';

export const getProduct: GetProduct = async ({ sku, language }, ctx) => {
  const product = ctx.shop.products.get(sku);
  if (product === undefined) throw new HttpError(404, `There is no product "${sku}".`);
  ctx.reply.header('content-language', language.startsWith('nl') ? 'nl' : 'en');
  return product;
};
