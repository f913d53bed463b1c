import type { ListOrders } from '../../gen/handler/orders.ts';
import { showOrder } from './show-order.ts';

export const listOrders: ListOrders = async ({ customerId, state, cursor, limit }, ctx) => {
  const { items: orders, nextCursor } = await ctx.models.orders.page({
    where: {
      ...(customerId === undefined ? {} : { customer_id: customerId }),
      ...(state === undefined ? {} : { state }),
    },
    orderBy: { placed_at: 'desc' },
    limit,
    cursor,
  });
  // One query for the items of the whole page.
  const items = await ctx.models.orders.loadOrderItems(orders);
  return {
    items: orders.map((order) => showOrder(order, items.get(order) ?? [])),
    ...(nextCursor === undefined ? {} : { nextCursor }),
  };
};
