// Generated from shop.api by apigen. Changes are lost: edit the contract instead.
import type { FastifyReply, FastifyRequest } from 'fastify';
import { cancelOrder } from '../../logic/orders/cancel-order.ts';
import { getOrder } from '../../logic/orders/get-order.ts';
import { listOrders } from '../../logic/orders/list-orders.ts';
import { placeOrder } from '../../logic/orders/place-order.ts';
import { type Context, contextOf } from '../context.ts';
import { type Respond, settle } from '../platform/respond.ts';
import type {
  ListOrdersReq,
  ListOrdersResp,
  Order,
  OrderKey,
  OutOfStock,
  PlaceOrderReq,
} from '../types/shop.ts';

/**
 * Places an order: all of its lines, or none.
 *
 * `POST /v1/orders` (shop.api)
 */
export type PlaceOrder = (
  req: PlaceOrderReq,
  ctx: Context,
) => Promise<Order | Respond<409, OutOfStock>>;

export interface PlaceOrderRoute {
  Body: PlaceOrderReq;
}

export async function handlePlaceOrder(
  request: FastifyRequest<PlaceOrderRoute>,
  reply: FastifyReply,
): Promise<Order | OutOfStock> {
  void reply.code(201);
  return settle(reply, await placeOrder(request.body, contextOf(request, reply)));
}

/**
 * Lists orders with their items, the newest first.
 *
 * `GET /v1/orders` (shop.api)
 */
export type ListOrders = (req: ListOrdersReq, ctx: Context) => Promise<ListOrdersResp>;

export interface ListOrdersRoute {
  Querystring: ListOrdersReq;
}

export async function handleListOrders(
  request: FastifyRequest<ListOrdersRoute>,
  reply: FastifyReply,
): Promise<ListOrdersResp> {
  return listOrders(request.query, contextOf(request, reply));
}

/**
 * Gives one order with its items.
 *
 * `GET /v1/orders/:id` (shop.api)
 */
export type GetOrder = (req: OrderKey, ctx: Context) => Promise<Order>;

export interface GetOrderRoute {
  Params: OrderKey;
}

export async function handleGetOrder(
  request: FastifyRequest<GetOrderRoute>,
  reply: FastifyReply,
): Promise<Order> {
  return getOrder(request.params, contextOf(request, reply));
}

/**
 * Cancels an order that is not sent yet; its pieces are in stock again.
 *
 * `POST /v1/orders/:id/cancel` (shop.api)
 */
export type CancelOrder = (req: OrderKey, ctx: Context) => Promise<Order>;

export interface CancelOrderRoute {
  Params: OrderKey;
}

export async function handleCancelOrder(
  request: FastifyRequest<CancelOrderRoute>,
  reply: FastifyReply,
): Promise<Order> {
  return cancelOrder(request.params, contextOf(request, reply));
}
