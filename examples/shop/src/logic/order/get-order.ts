import type { GetOrder } from '../../gen/handler/order.ts';
import { HttpError } from '../../gen/platform/errors.ts';

export const getOrder: GetOrder = async ({ orderId }, ctx) => {
  const order = ctx.shop.orderOf(ctx.user.sub, orderId);
  if (order === undefined) throw new HttpError(404, `There is no order ${orderId}.`);
  return order;
};
