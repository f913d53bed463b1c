// Generated from api/input.api by apigen. Changes are lost: edit the contract instead.
import type { FastifyInstance } from 'fastify';
import {
  type EchoRoute,
  handleCount,
  handleEcho,
  handleLast,
  handleLookup,
  handleName,
  handleSubmit,
  handleSum,
  handleWatch,
  type LastRoute,
  type LookupRoute,
  type NameRoute,
  type SubmitRoute,
  type SumRoute,
} from '../handler/root.ts';
import { maxInt64, maxUint64, minInt64 } from '../platform/integer.ts';
import { noTimeout } from '../platform/lifetime.ts';

export async function rootRoutes(app: FastifyInstance): Promise<void> {
  app.route<EchoRoute>({
    method: 'POST',
    url: '/nodes',
    schema: {
      body: { $ref: 'NodeInput#' },
      response: { 200: { $ref: 'Node#' } },
    },
    handler: handleEcho,
  });

  app.route<LookupRoute>({
    method: 'GET',
    url: '/nodes/:id',
    schema: {
      params: {
        type: 'object',
        properties: { id: { 'x-integer': { as: 'bigint', minimum: minInt64, maximum: maxInt64 } } },
        required: ['id'],
      },
      querystring: {
        type: 'object',
        properties: {
          level: {
            'x-integer': { as: 'bigint', minimum: '0', maximum: maxUint64 },
            'x-default': '3',
          },
          list: {
            type: 'array',
            items: { 'x-integer': { as: 'bigint', minimum: minInt64, maximum: maxInt64 } },
          },
          any: {
            type: 'array',
            items: { 'x-integer': { as: 'bigint', minimum: minInt64, maximum: maxInt64 } },
            'x-style': 'comma',
          },
        },
      },
      headers: {
        type: 'object',
        properties: {
          'x-trace': { 'x-integer': { as: 'bigint', minimum: minInt64, maximum: maxInt64 } },
        },
      },
      response: { 200: { $ref: 'Lookup#' } },
    },
    handler: handleLookup,
  });

  app.route<SubmitRoute>({
    method: 'POST',
    url: '/forms',
    schema: {
      body: {
        type: 'object',
        properties: {
          id: {
            'x-integer': { as: 'bigint', minimum: minInt64, maximum: maxInt64 },
            'x-from': ['query:id', 'body:id'],
          },
          page: {
            'x-integer': { as: 'bigint', minimum: '1', maximum: '100' },
            'x-default': '1',
            'x-from': ['query:page', 'body:page'],
          },
        },
        required: ['id'],
      },
      response: { 200: { $ref: 'Form#' } },
    },
    config: { uploads: {} },
    handler: handleSubmit,
  });

  app.route<SumRoute>({
    method: 'POST',
    url: '/sums',
    schema: {
      body: {
        type: 'array',
        items: { 'x-integer': { as: 'bigint', minimum: minInt64, maximum: maxInt64 } },
      },
      response: {
        200: { type: 'integer', 'x-integer': { as: 'bigint', minimum: '0', maximum: maxUint64 } },
      },
    },
    handler: handleSum,
  });

  app.route<NameRoute>({
    method: 'GET',
    url: '/names/:id',
    schema: {
      params: {
        type: 'object',
        properties: { id: { 'x-integer': { as: 'bigint', minimum: minInt64, maximum: maxInt64 } } },
        required: ['id'],
      },
      querystring: {
        type: 'object',
        properties: {
          level: {
            'x-integer': { as: 'bigint', minimum: '0', maximum: maxUint64 },
            'x-default': '3',
          },
          list: {
            type: 'array',
            items: { 'x-integer': { as: 'bigint', minimum: minInt64, maximum: maxInt64 } },
          },
          any: {
            type: 'array',
            items: { 'x-integer': { as: 'bigint', minimum: minInt64, maximum: maxInt64 } },
            'x-style': 'comma',
          },
        },
      },
      headers: {
        type: 'object',
        properties: {
          'x-trace': { 'x-integer': { as: 'bigint', minimum: minInt64, maximum: maxInt64 } },
        },
      },
      response: {
        200: { type: 'string' },
        404: { $ref: 'Problem#' },
      },
    },
    handler: handleName,
  });

  app.route({
    method: 'GET',
    url: '/count',
    schema: {
      response: {
        200: {
          type: 'integer',
          'x-integer': { as: 'bigint', minimum: minInt64, maximum: maxInt64 },
        },
      },
    },
    handler: handleCount,
  });

  app.route<LastRoute>({
    method: 'GET',
    url: '/last/:id',
    schema: {
      params: {
        type: 'object',
        properties: { id: { 'x-integer': { as: 'bigint', minimum: minInt64, maximum: maxInt64 } } },
        required: ['id'],
      },
      querystring: {
        type: 'object',
        properties: {
          level: {
            'x-integer': { as: 'bigint', minimum: '0', maximum: maxUint64 },
            'x-default': '3',
          },
          list: {
            type: 'array',
            items: { 'x-integer': { as: 'bigint', minimum: minInt64, maximum: maxInt64 } },
          },
          any: {
            type: 'array',
            items: { 'x-integer': { as: 'bigint', minimum: minInt64, maximum: maxInt64 } },
            'x-style': 'comma',
          },
        },
      },
      headers: {
        type: 'object',
        properties: {
          'x-trace': { 'x-integer': { as: 'bigint', minimum: minInt64, maximum: maxInt64 } },
        },
      },
      response: {
        200: { type: 'integer', 'x-integer': { as: 'bigint', minimum: '0', maximum: maxUint64 } },
      },
    },
    handler: handleLast,
  });

  app.route({
    method: 'GET',
    url: '/events',
    schema: {
      response: { 200: { content: { 'text/event-stream': { schema: { $ref: 'Node#' } } } } },
    },
    config: { timeout: noTimeout },
    handler: handleWatch,
  });
}
