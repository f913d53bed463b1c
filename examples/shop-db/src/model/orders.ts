import { OrdersModelBase } from '../gen/model/orders.ts';

/** The model of the table orders: add queries and rules of your own here. */
export class OrdersModel extends OrdersModelBase {}
