// Generated from shop.api by apigen. Changes are lost: edit the contract instead.

export interface OrderLine {
  productId: number;
  quantity: number;
}

export interface PlaceOrderReq {
  customerId: number;
  lines: OrderLine[];
}

export interface OrderItem {
  line: number;
  productId: number;
  quantity: number;
  /** Of one piece, on the day of the order. */
  price: string;
}

export interface Order {
  id: number;
  customerId: number;
  state: 'open' | 'paid' | 'sent' | 'cancelled';
  total: string;
  placedAt: string;
  items: OrderItem[];
}

/** A product of which there are fewer pieces than were ordered. */
export interface OutOfStock {
  productId: number;
  available: number;
}

export interface OrderKey {
  id: number;
}

export interface ListOrdersReq {
  customerId?: number;
  state?: 'open' | 'paid' | 'sent' | 'cancelled';
  cursor?: string;
  limit: number;
}

export interface ListOrdersResp {
  items: Order[];
  nextCursor?: string;
}
