// Generated from shop.api by apigen. Changes are lost: edit the contract instead.
import type { FastifyInstance } from 'fastify';
import {
  type GetProductRoute,
  handleGetProduct,
  handleListProducts,
  type ListProductsRoute,
} from '../../handler/catalog/product.ts';
import { maxInteger } from '../../platform/integer.ts';

export async function catalogProductRoutes(app: FastifyInstance): Promise<void> {
  app.route<ListProductsRoute>({
    method: 'GET',
    url: '/api/v2/products',
    schema: {
      querystring: {
        type: 'object',
        properties: {
          limit: { type: 'integer', minimum: 1, maximum: 100, default: 20 },
          cursor: { type: 'string' },
          category: { type: 'array', items: { type: 'string', enum: ['book', 'music', 'toy'] } },
          minPrice: { type: 'integer', minimum: 0, maximum: maxInteger },
          maxPrice: { type: 'integer', minimum: 0, maximum: maxInteger },
          inStock: { type: 'boolean' },
          q: { type: 'string', maxLength: 80 },
        },
      },
      headers: {
        type: 'object',
        properties: { 'accept-language': { type: 'string', default: 'en' } },
      },
      response: { 200: { $ref: 'ProductPage#' } },
    },
    handler: handleListProducts,
  });

  app.route<GetProductRoute>({
    method: 'GET',
    url: '/api/v2/products/:sku',
    schema: {
      params: {
        type: 'object',
        properties: { sku: { type: 'string', maxLength: 40 } },
        required: ['sku'],
      },
      headers: {
        type: 'object',
        properties: { 'accept-language': { type: 'string', default: 'en' } },
      },
      response: { 200: { $ref: 'Product#' } },
    },
    handler: handleGetProduct,
  });
}
