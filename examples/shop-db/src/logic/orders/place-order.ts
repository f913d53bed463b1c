import type { PlaceOrder } from '../../gen/handler/orders.ts';
import { HttpError } from '../../gen/platform/errors.ts';
import { totalOf } from '../../money.ts';
import { showOrder } from './show-order.ts';

export const placeOrder: PlaceOrder = async ({ customerId, lines }, ctx) => {
  const wanted = new Map<number, number>();
  for (const { productId, quantity } of lines) {
    wanted.set(productId, (wanted.get(productId) ?? 0) + quantity);
  }
  return ctx.models.withTx(async (models) => {
    const customer = await models.customers.findById(customerId);
    if (customer === undefined) throw new HttpError(400, `There is no customer ${customerId}.`);
    // Locked in the order of their ids, so that two orders never wait for each other.
    const ids = [...wanted.keys()].toSorted((one, other) => one - other);
    const products = await models.products.findByIds(ids, { lock: 'for update' });
    const byId = new Map(products.map((product) => [product.id, product]));
    for (const [productId, quantity] of wanted) {
      const product = byId.get(productId);
      if (product === undefined) throw new HttpError(400, `There is no product ${productId}.`);
      if (product.stock < quantity) {
        return ctx.respond(409, { productId, available: product.stock });
      }
    }
    for (const [productId, quantity] of wanted) {
      await models.products.increment(productId, { stock: -quantity });
    }
    const priced = lines.map(({ productId, quantity }) => {
      return { product_id: productId, quantity, price: byId.get(productId)?.price ?? '0' };
    });
    const order = await models.orders.insert({ customer_id: customerId, total: totalOf(priced) });
    const items = await models.orderItems.insertMany(
      priced.map((item, index) => ({ ...item, order_id: order.id, line: index + 1 })),
      { returning: true },
    );
    return showOrder(order, items);
  });
};
