// Generated from shop.api by apigen. Changes are lost: edit the contract instead.
import type { FastifyInstance } from 'fastify';
import { audit } from '../../../middleware/audit.ts';
import {
  handlePutProduct,
  handleSetStock,
  type PutProductRoute,
  type SetStockRoute,
} from '../../handler/catalog/admin.ts';
import { maxInteger, minInteger } from '../../platform/integer.ts';

export async function catalogAdminRoutes(app: FastifyInstance): Promise<void> {
  app.route<PutProductRoute>({
    method: 'PUT',
    url: '/api/v2/admin/products/:sku',
    schema: {
      params: {
        type: 'object',
        properties: { sku: { type: 'string', maxLength: 40 } },
        required: ['sku'],
      },
      headers: { type: 'object', properties: { 'if-match': { type: 'string' } } },
      body: {
        type: 'object',
        properties: {
          name: { type: 'string', minLength: 1, maxLength: 120 },
          category: { type: 'string', enum: ['book', 'music', 'toy'] },
          price: { $ref: 'MoneyInput#' },
          stock: { type: 'integer', minimum: 0, maximum: 1000000, default: 0 },
          attributes: {
            type: 'object',
            additionalProperties: { type: 'string' },
            maxProperties: 30,
          },
          size: { anyOf: [{ $ref: 'Dimensions#' }, { type: 'null' }] },
        },
        required: ['name', 'category', 'price'],
      },
      response: { 200: { $ref: 'Product#' } },
    },
    onRequest: [app.authenticate('Admin', { roles: ['editor'] }), audit],
    handler: handlePutProduct,
  });

  app.route<SetStockRoute>({
    method: 'POST',
    url: '/api/v2/admin/stock',
    schema: {
      body: { type: 'array', items: { $ref: 'StockLevel#' } },
      response: {
        200: {
          type: 'object',
          additionalProperties: { type: 'integer', minimum: minInteger, maximum: maxInteger },
        },
      },
    },
    onRequest: [app.authenticate('Admin', { roles: ['editor'] }), audit],
    handler: handleSetStock,
  });
}
