import type { ListOrders } from '../../gen/handler/order.ts';
import { pageOf } from '../../store/page.ts';

export const listOrders: ListOrders = async (req, ctx) => {
  const orders = ctx.shop.ordersOf(ctx.user.sub);
  return pageOf(
    orders.filter(({ status }) => req.status === undefined || status === req.status),
    req,
  );
};
