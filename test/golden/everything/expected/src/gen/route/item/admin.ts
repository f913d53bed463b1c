// Generated from api/input.api by apigen. Changes are lost: edit the contract instead.
import type { FastifyInstance } from 'fastify';
import { audit } from '../../../middleware/audit.ts';
import { checkIp } from '../../../middleware/check-ip.ts';
import {
  type DeleteRoute,
  handleDelete,
  handleImportItems,
  handleReindex,
  handleUpdateItem,
  handleWatch,
  type ImportItemsRoute,
  type UpdateItemRoute,
} from '../../handler/item/admin.ts';
import { maxInteger, minInteger } from '../../platform/integer.ts';
import { noTimeout } from '../../platform/lifetime.ts';

export async function itemAdminRoutes(app: FastifyInstance): Promise<void> {
  app.route<UpdateItemRoute>({
    method: 'PUT',
    url: '/v1/items/:id',
    schema: {
      params: {
        type: 'object',
        properties: { id: { type: 'integer', minimum: minInteger, maximum: maxInteger } },
        required: ['id'],
      },
      headers: {
        type: 'object',
        properties: { 'x-trace-id': { type: 'string' } },
        required: ['x-trace-id'],
      },
      body: {
        type: 'object',
        properties: {
          name: { type: 'string' },
          labels: { type: 'object', additionalProperties: { type: 'string' } },
          force: { type: 'boolean', default: false, 'x-from': ['query:force', 'body:force'] },
        },
      },
      response: { 200: { $ref: 'Item#' } },
    },
    config: {
      uploads: {},
      idempotency: { ttl: 3_600_000, headers: ['x-trace-id'] },
      signature: true,
    },
    onRequest: [app.authenticate('Auth', { roles: ['admin', 'owner'] }), audit, checkIp],
    handler: handleUpdateItem,
  });

  app.route<DeleteRoute>({
    method: 'DELETE',
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
    },
    onRequest: [app.authenticate('Auth', { roles: ['admin', 'owner'] }), audit, checkIp],
    handler: handleDelete,
  });

  app.route<ImportItemsRoute>({
    method: 'POST',
    url: '/v1/items/import',
    schema: {
      body: { type: 'array', items: { $ref: 'ItemInput#' } },
      response: { 200: { $ref: 'Ids#' } },
    },
    onRequest: [
      app.authenticate('Auth', {
        roles: ['admin', 'owner'],
        scopes: ['items.write', 'items.import'],
      }),
      audit,
      checkIp,
    ],
    handler: handleImportItems,
  });

  app.route({
    method: 'GET',
    url: '/v1/items/events',
    schema: {
      response: { 200: { content: { 'text/event-stream': { schema: { $ref: 'Event#' } } } } },
    },
    config: { timeout: noTimeout },
    onRequest: [app.authenticate('Auth', { roles: ['admin', 'owner'] }), audit, checkIp],
    handler: handleWatch,
  });

  app.route({
    method: 'POST',
    url: '/v1/items/reindex',
    onRequest: [app.authenticate('Auth', { roles: ['admin', 'owner'] }), audit, checkIp],
    handler: handleReindex,
  });
}
