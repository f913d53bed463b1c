// Generated from shop.api by apigen. Changes are lost: edit the contract instead.
import type { FastifyReply, FastifyRequest } from 'fastify';
import { cancelOrder } from '../../logic/order/cancel-order.ts';
import { getOrder } from '../../logic/order/get-order.ts';
import { listOrders } from '../../logic/order/list-orders.ts';
import { placeOrder } from '../../logic/order/place-order.ts';
import { type UserContext, userContextOf } from '../context.ts';
import { type Respond, settle } from '../platform/respond.ts';
import type {
  CancelOrderReq,
  ListOrdersReq,
  Order,
  OrderIdReq,
  OrderPage,
  OutOfStock,
  PlaceOrderReq,
} from '../types/order.ts';

/**
 * Places an order.
 *
 * `POST /api/v2/orders` (shop.api)
 */
export type PlaceOrder = (
  req: PlaceOrderReq,
  ctx: UserContext,
) => Promise<Order | Respond<409, OutOfStock>>;

export interface PlaceOrderRoute {
  Headers: { 'x-channel': PlaceOrderReq['channel'] };
  Body: Pick<PlaceOrderReq, 'lines' | 'note'>;
}

export async function handlePlaceOrder(
  request: FastifyRequest<PlaceOrderRoute>,
  reply: FastifyReply,
): Promise<Order | OutOfStock> {
  const { headers, body } = request;
  const req = { channel: headers['x-channel'], ...body };
  void reply.code(201);
  return settle(reply, await placeOrder(req, userContextOf(request, reply)));
}

/**
 * Lists the orders of the customer, newest first.
 *
 * `GET /api/v2/orders` (shop.api)
 */
export type ListOrders = (req: ListOrdersReq, ctx: UserContext) => Promise<OrderPage>;

export interface ListOrdersRoute {
  Querystring: ListOrdersReq;
}

export async function handleListOrders(
  request: FastifyRequest<ListOrdersRoute>,
  reply: FastifyReply,
): Promise<OrderPage> {
  return listOrders(request.query, userContextOf(request, reply));
}

/**
 * Gives one order of the customer.
 *
 * `GET /api/v2/orders/:orderId` (shop.api)
 */
export type GetOrder = (req: OrderIdReq, ctx: UserContext) => Promise<Order>;

export interface GetOrderRoute {
  Params: OrderIdReq;
}

export async function handleGetOrder(
  request: FastifyRequest<GetOrderRoute>,
  reply: FastifyReply,
): Promise<Order> {
  return getOrder(request.params, userContextOf(request, reply));
}

/**
 * Cancels an order that has not been shipped.
 *
 * `POST /api/v2/orders/:orderId/cancel` (shop.api)
 */
export type CancelOrder = (req: CancelOrderReq, ctx: UserContext) => Promise<Order>;

export interface CancelOrderRoute {
  Params: Pick<CancelOrderReq, 'orderId'>;
  Body: Pick<CancelOrderReq, 'reason'>;
}

export async function handleCancelOrder(
  request: FastifyRequest<CancelOrderRoute>,
  reply: FastifyReply,
): Promise<Order> {
  const { params, body } = request;
  const req = { ...params, ...body };
  return cancelOrder(req, userContextOf(request, reply));
}
