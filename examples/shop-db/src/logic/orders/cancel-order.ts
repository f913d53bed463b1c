import type { CancelOrder } from '../../gen/handler/orders.ts';
import { HttpError } from '../../gen/platform/errors.ts';
import { showOrder } from './show-order.ts';

export const cancelOrder: CancelOrder = async ({ id }, ctx) =>
  ctx.models.withTx(async (models) => {
    const order = await models.orders.getById(id, { lock: 'for update' });
    const items = (await models.orders.loadOrderItems([order])).get(order) ?? [];
    if (order.state === 'cancelled') return showOrder(order, items);
    if (order.state === 'sent') throw new HttpError(409, `The order ${id} is on its way already.`);
    // In the order in which orders take them, so that nobody waits for each other.
    for (const { product_id, quantity } of items.toSorted((a, b) => a.product_id - b.product_id)) {
      await models.products.increment(product_id, { stock: quantity });
    }
    const cancelled = await models.orders.update(id, { state: 'cancelled' });
    return showOrder(cancelled ?? order, items);
  });
