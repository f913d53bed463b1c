import { OrderItemsModelBase } from '../gen/model/order-items.ts';

/** The model of the table order_items: add queries and rules of your own here. */
export class OrderItemsModel extends OrderItemsModelBase {}
