// Generated from api/input.api by apigen. Changes are lost: edit the contract instead.
import type { FastifyInstance } from 'fastify';
import {
  type CreateItemRoute,
  type GetItemRoute,
  handleCreateItem,
  handleGetItem,
  handleHeadItems,
  handleListItems,
  type HeadItemsRoute,
  type ListItemsRoute,
} from '../handler/item.ts';
import { maxInteger } from '../platform/integer.ts';
import { limit } from '../platform/throttle.ts';

export async function itemRoutes(app: FastifyInstance): Promise<void> {
  app.route<GetItemRoute>({
    method: 'GET',
    url: '/v1/items/:id',
    schema: {
      params: {
        type: 'object',
        properties: { id: { type: 'integer', minimum: 1, maximum: maxInteger } },
        required: ['id'],
      },
      querystring: { type: 'object', properties: { fields: { type: 'string' } } },
      headers: {
        type: 'object',
        properties: { 'accept-language': { type: 'string', default: 'en' } },
      },
      response: {
        200: { $ref: 'Item#' },
        404: { $ref: 'Problem#' },
      },
    },
    config: { cache: { maxAge: 30_000, vary: ['accept-language'] } },
    handler: handleGetItem,
  });

  app.route<ListItemsRoute>({
    method: 'GET',
    url: '/v1/items',
    exposeHeadRoute: false,
    schema: {
      querystring: {
        type: 'object',
        properties: {
          page: { type: 'integer', minimum: 1, maximum: maxInteger, default: 1 },
          size: { type: 'integer', minimum: 1, maximum: 100, default: 20 },
          kind: { type: 'array', items: { type: 'string', enum: ['book', 'food', 'toy'] } },
          sort: { type: 'string' },
          deep: { type: 'boolean' },
        },
      },
      response: { 200: { $ref: 'ItemPage#' } },
    },
    handler: handleListItems,
  });

  app.route<HeadItemsRoute>({
    method: 'HEAD',
    url: '/v1/items',
    schema: {
      querystring: {
        type: 'object',
        properties: {
          page: { type: 'integer', minimum: 1, maximum: maxInteger, default: 1 },
          size: { type: 'integer', minimum: 1, maximum: 100, default: 20 },
          kind: { type: 'array', items: { type: 'string', enum: ['book', 'food', 'toy'] } },
          sort: { type: 'string' },
          deep: { type: 'boolean' },
        },
      },
    },
    handler: handleHeadItems,
  });

  app.route<CreateItemRoute>({
    method: 'POST',
    url: '/v1/items',
    schema: {
      body: { $ref: 'ItemInput#' },
      response: { 201: { $ref: 'Item#' } },
    },
    config: { rateLimit: limit(10, 60_000, 'user'), timeout: 10_000 },
    bodyLimit: 10_485_760,
    handler: handleCreateItem,
  });
}
