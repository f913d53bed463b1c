import type { ListProducts } from '../../../gen/handler/catalog/product.ts';
import { pageOf } from '../../../store/page.ts';

export const listProducts: ListProducts = async (req, ctx) => {
  const words = req.q?.toLowerCase() ?? '';
  const found = [...ctx.shop.products.values()].filter(
    ({ name, category, price, stock }) =>
      name.toLowerCase().includes(words) &&
      (req.category === undefined || req.category.includes(category)) &&
      price.amount >= (req.minPrice ?? 0) &&
      price.amount <= (req.maxPrice ?? Infinity) &&
      (req.inStock === undefined || req.inStock === stock > 0),
  );
  return pageOf(found, req);
};
