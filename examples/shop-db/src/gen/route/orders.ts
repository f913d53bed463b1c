// Generated from shop.api by apigen. Changes are lost: edit the contract instead.
import type { FastifyInstance } from 'fastify';
import {
  type CancelOrderRoute,
  type GetOrderRoute,
  handleCancelOrder,
  handleGetOrder,
  handleListOrders,
  handlePlaceOrder,
  type ListOrdersRoute,
  type PlaceOrderRoute,
} from '../handler/orders.ts';
import { maxInteger, minInteger } from '../platform/integer.ts';

export async function ordersRoutes(app: FastifyInstance): Promise<void> {
  app.route<PlaceOrderRoute>({
    method: 'POST',
    url: '/v1/orders',
    schema: {
      body: { $ref: 'PlaceOrderReq#' },
      response: {
        201: { $ref: 'Order#' },
        409: { $ref: 'OutOfStock#' },
      },
    },
    handler: handlePlaceOrder,
  });

  app.route<ListOrdersRoute>({
    method: 'GET',
    url: '/v1/orders',
    schema: {
      querystring: {
        type: 'object',
        properties: {
          customerId: { type: 'integer', minimum: minInteger, maximum: maxInteger },
          state: { type: 'string', enum: ['open', 'paid', 'sent', 'cancelled'] },
          cursor: { type: 'string' },
          limit: { type: 'integer', minimum: 1, maximum: 100, default: 20 },
        },
      },
      response: { 200: { $ref: 'ListOrdersResp#' } },
    },
    handler: handleListOrders,
  });

  app.route<GetOrderRoute>({
    method: 'GET',
    url: '/v1/orders/:id',
    schema: {
      params: {
        type: 'object',
        properties: { id: { type: 'integer', minimum: minInteger, maximum: maxInteger } },
        required: ['id'],
      },
      response: { 200: { $ref: 'Order#' } },
    },
    handler: handleGetOrder,
  });

  app.route<CancelOrderRoute>({
    method: 'POST',
    url: '/v1/orders/:id/cancel',
    schema: {
      params: {
        type: 'object',
        properties: { id: { type: 'integer', minimum: minInteger, maximum: maxInteger } },
        required: ['id'],
      },
      response: { 200: { $ref: 'Order#' } },
    },
    handler: handleCancelOrder,
  });
}
