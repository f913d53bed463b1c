import type { OrderItemsRow } from '../../gen/model/order-items.ts';
import type { OrdersRow } from '../../gen/model/orders.ts';
import type { Order } from '../../gen/types/index.ts';
import { priceText } from '../../money.ts';

/** An order with its items, as the contract shows it. */
export function showOrder(order: OrdersRow, items: readonly OrderItemsRow[]): Order {
  return {
    id: order.id,
    customerId: order.customer_id,
    state: order.state,
    total: priceText(order.total),
    placedAt: order.placed_at.toISOString(),
    items: items
      .toSorted((one, other) => one.line - other.line)
      .map(({ line, product_id, quantity, price }) => ({
        line,
        productId: product_id,
        quantity,
        price: priceText(price),
      })),
  };
}
