// Generated from shop.api by apigen. Changes are lost: edit the contract instead.
import type { FastifyInstance } from 'fastify';
import {
  type CreateProductsRoute,
  type DeleteProductsRoute,
  type GetProductsRoute,
  handleCreateProducts,
  handleDeleteProducts,
  handleGetProducts,
  handleListProducts,
  handleUpdateProducts,
  type ListProductsRoute,
  type UpdateProductsRoute,
} from '../handler/products.ts';
import { maxInteger, minInteger } from '../platform/integer.ts';

export async function productsRoutes(app: FastifyInstance): Promise<void> {
  app.route<ListProductsRoute>({
    method: 'GET',
    url: '/v1/products',
    schema: {
      querystring: {
        type: 'object',
        properties: {
          cursor: { type: 'string' },
          limit: { type: 'integer', minimum: 1, maximum: 100, default: 20 },
          sort: {
            type: 'string',
            enum: [
              'id',
              '-id',
              'sku',
              '-sku',
              'category',
              '-category',
              'created_at',
              '-created_at',
            ],
            default: 'id',
          },
          sku: { type: 'string', maxLength: 40 },
          category: { type: 'string', maxLength: 60 },
        },
      },
      response: { 200: { $ref: 'ListProductsResp#' } },
    },
    handler: handleListProducts,
  });

  app.route<GetProductsRoute>({
    method: 'GET',
    url: '/v1/products/:id',
    schema: {
      params: {
        type: 'object',
        properties: { id: { type: 'integer', minimum: minInteger, maximum: maxInteger } },
        required: ['id'],
      },
      response: { 200: { $ref: 'Products#' } },
    },
    handler: handleGetProducts,
  });

  app.route<CreateProductsRoute>({
    method: 'POST',
    url: '/v1/products',
    schema: {
      body: { $ref: 'CreateProductsReq#' },
      response: { 201: { $ref: 'Products#' } },
    },
    handler: handleCreateProducts,
  });

  app.route<UpdateProductsRoute>({
    method: 'PATCH',
    url: '/v1/products/:id',
    schema: {
      params: {
        type: 'object',
        properties: { id: { type: 'integer', minimum: minInteger, maximum: maxInteger } },
        required: ['id'],
      },
      body: {
        type: 'object',
        properties: {
          version: { type: 'integer', minimum: -2147483648, maximum: 2147483647 },
          sku: { type: 'string', maxLength: 40 },
          name: { type: 'string', maxLength: 200 },
          category: { type: 'string', maxLength: 60 },
          price: { type: 'string', pattern: '^[-+]?[0-9]+(?:\\.[0-9]+)?$' },
          stock: { type: 'integer', minimum: -2147483648, maximum: 2147483647 },
          attributes: {},
        },
        required: ['version'],
      },
      response: { 200: { $ref: 'Products#' } },
    },
    handler: handleUpdateProducts,
  });

  app.route<DeleteProductsRoute>({
    method: 'DELETE',
    url: '/v1/products/:id',
    schema: {
      params: {
        type: 'object',
        properties: { id: { type: 'integer', minimum: minInteger, maximum: maxInteger } },
        required: ['id'],
      },
    },
    handler: handleDeleteProducts,
  });
}
