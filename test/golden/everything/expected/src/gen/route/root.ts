// Generated from api/input.api by apigen. Changes are lost: edit the contract instead.
import type { FastifyInstance } from 'fastify';
import {
  type DownloadRoute,
  type FastifyReplyRoute,
  handleDefault,
  handleDownload,
  handleFastifyReply,
  handleFiles,
  handleGetCount,
  handleGetLabels,
  handleGetText,
  handleSearch,
  handleUpload,
  type SearchRoute,
  type UploadRoute,
} from '../handler/root.ts';
import { maxInteger, minInteger } from '../platform/integer.ts';
import { noTimeout } from '../platform/lifetime.ts';

export async function rootRoutes(app: FastifyInstance): Promise<void> {
  app.route<SearchRoute>({
    method: 'POST',
    url: '/search',
    schema: {
      body: { $ref: 'Search#' },
      response: { 200: { type: 'array', items: { $ref: 'Item#' } } },
    },
    onRequest: app.authenticate('Partner', { transition: 'OldPartner' }),
    handler: handleSearch,
  });

  app.route({
    method: 'GET',
    url: '/text',
    schema: { response: { 200: { type: 'string' } } },
    onRequest: app.authenticate('Partner', { transition: 'OldPartner' }),
    handler: handleGetText,
  });

  app.route({
    method: 'GET',
    url: '/count',
    schema: { response: { 200: { type: 'integer', minimum: minInteger, maximum: maxInteger } } },
    onRequest: app.authenticate('Partner', { transition: 'OldPartner' }),
    handler: handleGetCount,
  });

  app.route({
    method: 'GET',
    url: '/labels',
    schema: { response: { 200: { type: 'object', additionalProperties: { $ref: 'Labels#' } } } },
    onRequest: app.authenticate('Partner', { transition: 'OldPartner' }),
    handler: handleGetLabels,
  });

  app.route<DownloadRoute>({
    method: 'GET',
    url: '/files/:file_name/raw',
    schema: {
      params: {
        type: 'object',
        properties: { file_name: { type: 'string' } },
        required: ['file_name'],
      },
      response: { 200: {} },
    },
    onRequest: app.authenticate('Partner', { transition: 'OldPartner' }),
    handler: handleDownload,
  });

  app.route<UploadRoute>({
    method: 'POST',
    url: '/items/:id/photos',
    schema: {
      params: {
        type: 'object',
        properties: { id: { type: 'integer', minimum: minInteger, maximum: maxInteger } },
        required: ['id'],
      },
      headers: { type: 'object', properties: { 'x-batch': { type: 'string' } } },
      body: {
        type: 'object',
        properties: {
          title: { type: 'string', 'x-from': ['query:title', 'body:title'] },
          photo: {},
          number: {
            type: 'integer',
            minimum: minInteger,
            maximum: maxInteger,
            'x-from': ['query:number', 'body:number'],
          },
          others: { type: 'array', items: {}, maxItems: 5 },
        },
        required: ['title', 'photo'],
      },
      response: {
        200: { $ref: 'FastifyReply#' },
        409: { $ref: 'Event#' },
      },
    },
    config: { uploads: { photo: 1, others: 5 }, timeout: noTimeout },
    bodyLimit: 20_971_520,
    onRequest: app.authenticate('Partner', { transition: 'OldPartner' }),
    handler: handleUpload,
  });

  app.route({
    method: 'GET',
    url: '/static/*',
    onRequest: app.authenticate('Partner', { transition: 'OldPartner' }),
    handler: handleFiles,
  });

  app.route({
    method: 'GET',
    url: '/v1.0/.well-known/promise',
    schema: { response: { 200: { $ref: 'Promise_#' } } },
    onRequest: app.authenticate('Partner', { transition: 'OldPartner' }),
    handler: handleDefault,
  });

  app.route<FastifyReplyRoute>({
    method: 'POST',
    url: '/reply',
    schema: {
      body: { $ref: 'FastifyReply#' },
      response: { 200: { $ref: 'UserContext#' } },
    },
    onRequest: app.authenticate('Partner', { transition: 'OldPartner' }),
    handler: handleFastifyReply,
  });
}
