// Generated from api/order.api by apigen. Changes are lost: edit the contract instead.
import type { Money } from './common.ts';

export interface OrderLine {
  sku: string;
  quantity: number;
}

export interface PricedLine {
  sku: string;
  quantity: number;
  price: Money;
}

export interface Order {
  createdAt: string;
  updatedAt: string;
  id: string;
  status: 'open' | 'paid' | 'shipped' | 'cancelled';
  lines: PricedLine[];
  total: Money;
  note?: string;
}

export interface PlaceOrderReq {
  lines: OrderLine[];
  note?: string;
  /** Sent by the shop's own pages to follow where orders come from. */
  channel: 'web' | 'app' | 'phone';
}

export interface ListOrdersReq {
  limit: number;
  cursor?: string;
  status?: 'open' | 'paid' | 'shipped' | 'cancelled';
}

export interface OrderPage {
  /** Send it as "cursor" to get the next page; absent on the last one. */
  nextCursor?: string;
  total: number;
  items: Order[];
}

export interface OrderIdReq {
  orderId: string;
}

export interface CancelOrderReq {
  orderId: string;
  reason?: string;
}

export interface OutOfStock {
  skus: string[];
}
