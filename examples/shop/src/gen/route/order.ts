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
} from '../handler/order.ts';
import { limit } from '../platform/throttle.ts';

export async function orderRoutes(app: FastifyInstance): Promise<void> {
  app.route<PlaceOrderRoute>({
    method: 'POST',
    url: '/api/v2/orders',
    schema: {
      headers: {
        type: 'object',
        properties: {
          'x-channel': { type: 'string', enum: ['web', 'app', 'phone'], default: 'web' },
        },
      },
      body: {
        type: 'object',
        properties: {
          lines: {
            type: 'array',
            items: { $ref: 'OrderLine#' },
            minItems: 1,
            maxItems: 50,
          },
          note: { type: 'string', maxLength: 500 },
        },
        required: ['lines'],
      },
      response: {
        201: { $ref: 'Order#' },
        409: { $ref: 'OutOfStock#' },
      },
    },
    config: { rateLimit: limit(10, 60_000, 'user'), timeout: 5000 },
    onRequest: app.authenticate('Customer'),
    handler: handlePlaceOrder,
  });

  app.route<ListOrdersRoute>({
    method: 'GET',
    url: '/api/v2/orders',
    schema: {
      querystring: {
        type: 'object',
        properties: {
          limit: { type: 'integer', minimum: 1, maximum: 100, default: 20 },
          cursor: { type: 'string' },
          status: { type: 'string', enum: ['open', 'paid', 'shipped', 'cancelled'] },
        },
      },
      response: { 200: { $ref: 'OrderPage#' } },
    },
    config: { timeout: 5000 },
    onRequest: app.authenticate('Customer'),
    handler: handleListOrders,
  });

  app.route<GetOrderRoute>({
    method: 'GET',
    url: '/api/v2/orders/:orderId',
    schema: {
      params: {
        type: 'object',
        properties: { orderId: { type: 'string', format: 'uuid' } },
        required: ['orderId'],
      },
      response: { 200: { $ref: 'Order#' } },
    },
    config: { timeout: 5000 },
    onRequest: app.authenticate('Customer'),
    handler: handleGetOrder,
  });

  app.route<CancelOrderRoute>({
    method: 'POST',
    url: '/api/v2/orders/:orderId/cancel',
    schema: {
      params: {
        type: 'object',
        properties: { orderId: { type: 'string', format: 'uuid' } },
        required: ['orderId'],
      },
      body: {
        type: 'object',
        properties: {
          reason: { type: 'string', maxLength: 200, 'x-from': ['query:reason', 'body:reason'] },
        },
      },
      response: { 200: { $ref: 'Order#' } },
    },
    config: { uploads: {}, timeout: 5000 },
    onRequest: app.authenticate('Customer'),
    handler: handleCancelOrder,
  });
}
