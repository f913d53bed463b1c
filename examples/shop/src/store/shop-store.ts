import type { Product } from '../gen/types/catalog.ts';
import type { Order } from '../gen/types/order.ts';

/** An order with the customer whom it belongs to. */
export interface StoredOrder {
  readonly customer: string;
  readonly order: Order;
}

/** The catalogue and the orders, in memory: the place of a database until there is one. */
export class ShopStore {
  readonly products = new Map<string, Product>();
  readonly orders = new Map<string, StoredOrder>();

  /** The orders of one customer, newest first. */
  ordersOf(customer: string): Order[] {
    return [...this.orders.values()]
      .filter((stored) => stored.customer === customer)
      .map(({ order }) => order)
      .toReversed();
  }

  /** An order if it belongs to the customer. */
  orderOf(customer: string, id: string): Order | undefined {
    const stored = this.orders.get(id);
    return stored?.customer === customer ? stored.order : undefined;
  }
}

/** A shop with something to buy. */
export function sampleShop(): ShopStore {
  const store = new ShopStore();
  const now = new Date().toISOString();
  const samples = [
    { sku: 'book-1', name: 'The Art of Computer Programming', category: 'book', amount: 19_999 },
    { sku: 'music-1', name: 'Kind of Blue', category: 'music', amount: 2_499 },
    { sku: 'toy-1', name: 'Wooden train', category: 'toy', amount: 3_950 },
  ] as const;
  for (const { sku, name, category, amount } of samples) {
    const price = { amount, currency: 'EUR' };
    store.products.set(sku, { createdAt: now, updatedAt: now, sku, name, category, price, stock: 5 });
  }
  return store;
}
