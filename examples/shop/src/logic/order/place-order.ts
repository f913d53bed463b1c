import { randomUUID } from 'node:crypto';
import type { PlaceOrder } from '../../gen/handler/order.ts';
import type { Order } from '../../gen/types/index.ts';

export const placeOrder: PlaceOrder = async ({ lines, note, channel }, ctx) => {
  const { products, orders } = ctx.shop;
  const missing = lines.filter(({ sku, quantity }) => (products.get(sku)?.stock ?? 0) < quantity);
  if (missing.length > 0) return ctx.respond(409, { skus: missing.map(({ sku }) => sku) });
  const priced = lines.flatMap((line) => {
    const product = products.get(line.sku);
    if (product === undefined) return [];
    products.set(line.sku, { ...product, stock: product.stock - line.quantity });
    return [{ ...line, price: product.price }];
  });
  const now = new Date().toISOString();
  const order: Order = {
    id: randomUUID(),
    status: 'open',
    lines: priced,
    total: {
      amount: priced.reduce((sum, { price, quantity }) => sum + price.amount * quantity, 0),
      currency: 'EUR',
    },
    createdAt: now,
    updatedAt: now,
    ...(note !== undefined && { note }),
  };
  orders.set(order.id, { customer: ctx.user.sub, order });
  ctx.log.info({ orderId: order.id, channel }, 'order placed');
  return order;
};
