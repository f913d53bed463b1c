import type { GetOrder } from '../../gen/handler/orders.ts';
import { showOrder } from './show-order.ts';

export const getOrder: GetOrder = async ({ id }, ctx) => {
  const order = await ctx.models.orders.getById(id);
  const items = await ctx.models.orders.loadOrderItems([order]);
  return showOrder(order, items.get(order) ?? []);
};
