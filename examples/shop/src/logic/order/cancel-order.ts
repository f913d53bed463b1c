import type { CancelOrder } from '../../gen/handler/order.ts';
import { HttpError } from '../../gen/platform/errors.ts';

export const cancelOrder: CancelOrder = async ({ orderId, reason }, ctx) => {
  const order = ctx.shop.orderOf(ctx.user.sub, orderId);
  if (order === undefined) throw new HttpError(404, `There is no order ${orderId}.`);
  if (order.status === 'shipped') throw new HttpError(409, 'The order has been shipped already.');
  const cancelled = { ...order, status: 'cancelled', updatedAt: new Date().toISOString() } as const;
  ctx.shop.orders.set(orderId, { customer: ctx.user.sub, order: cancelled });
  ctx.log.info({ orderId, reason }, 'order cancelled');
  return cancelled;
};
