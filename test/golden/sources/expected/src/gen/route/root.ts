// Generated from api/input.api by apigen. Changes are lost: edit the contract instead.
import type { FastifyInstance } from 'fastify';
import {
  type GetBRoute,
  type GetDRoute,
  handleGetB,
  handleGetD,
  handleInline,
  handleMapIn,
  handlePatchD,
  handlePostA,
  handlePostD,
  handlePutC,
  handleScalar,
  type InlineRoute,
  type MapInRoute,
  type PatchDRoute,
  type PostARoute,
  type PostDRoute,
  type PutCRoute,
  type ScalarRoute,
} from '../handler/root.ts';
import { maxInteger, minInteger } from '../platform/integer.ts';

export async function rootRoutes(app: FastifyInstance): Promise<void> {
  app.route<PostARoute>({
    method: 'POST',
    url: '/a/:id',
    schema: {
      headers: {
        type: 'object',
        properties: {
          'x-count': { type: 'integer', minimum: minInteger, maximum: maxInteger },
          'x-flag': { type: 'boolean' },
          'x-list': { type: 'array', items: { type: 'string' } },
          'x-ids': {
            type: 'array',
            items: { type: 'integer', minimum: minInteger, maximum: maxInteger },
            default: [1, 2],
          },
          'x-kind': { type: 'string', enum: ['a', 'b'] },
          accept: { type: 'string', enum: ['a', 'b'] },
          'max-forwards': {
            type: 'integer',
            minimum: minInteger,
            maximum: maxInteger,
            enum: [1, 2],
          },
          'set-cookie': { type: 'array', items: { type: 'string' } },
          authorization: { type: 'string' },
        },
        required: ['x-count', 'x-kind', 'authorization'],
      },
      body: {
        type: 'object',
        properties: {
          id: { type: 'string', 'x-from': ['path:id', 'query:id', 'body:id', 'header:x-id'] },
          name: { type: 'string' },
          part: { anyOf: [{ $ref: 'BInput#' }, { type: 'null' }] },
          any: { 'x-from': ['query:any', 'body:any'] },
          comma: {
            type: 'array',
            items: { type: 'integer', minimum: minInteger, maximum: maxInteger },
            'x-style': 'comma',
            'x-from': ['query:comma', 'body:comma'],
          },
        },
        required: ['name', 'part'],
      },
      response: { 200: { $ref: 'B#' } },
    },
    config: { uploads: {} },
    handler: handlePostA,
  });

  app.route<GetBRoute>({
    method: 'GET',
    url: '/b',
    schema: {
      querystring: {
        type: 'object',
        properties: { x: { type: 'string' } },
        required: ['x'],
      },
      headers: {
        type: 'object',
        properties: { 'x-y': { type: 'string' } },
        required: ['x-y'],
      },
      response: { 200: { $ref: 'C#' } },
    },
    handler: handleGetB,
  });

  app.route<PutCRoute>({
    method: 'PUT',
    url: '/c',
    schema: {
      headers: {
        type: 'object',
        properties: { 'x-y': { type: 'string' } },
        required: ['x-y'],
      },
      body: {
        type: 'object',
        properties: { x: { type: 'string' } },
        required: ['x'],
      },
      response: {
        200: { type: 'object', additionalProperties: { type: 'array', items: { $ref: 'B#' } } },
        409: { type: 'string' },
      },
    },
    handler: handlePutC,
  });

  app.route<PatchDRoute>({
    method: 'PATCH',
    url: '/d',
    schema: {
      body: { type: 'array', items: { type: 'string' } },
      response: { 200: { type: 'string', format: 'byte' } },
    },
    handler: handlePatchD,
  });

  app.route<PostDRoute>({
    method: 'POST',
    url: '/d',
    schema: {
      querystring: {
        type: 'object',
        properties: { name: { type: 'string', enum: ['a', 'b'] } },
        required: ['name'],
      },
      headers: {
        type: 'object',
        properties: { 'x-trace': { type: 'string' } },
        required: ['x-trace'],
      },
      body: {
        type: 'object',
        properties: { name: { type: 'string' } },
        required: ['name'],
      },
    },
    handler: handlePostD,
  });

  app.route<GetDRoute>({
    method: 'GET',
    url: '/d',
    schema: {
      querystring: {
        type: 'object',
        properties: { name: { type: 'string', enum: ['a', 'b'] } },
        required: ['name'],
      },
      headers: {
        type: 'object',
        properties: { 'x-trace': { type: 'string' } },
        required: ['x-trace'],
      },
    },
    handler: handleGetD,
  });

  app.route<ScalarRoute>({
    method: 'POST',
    url: '/scalar',
    schema: {
      body: { type: 'string' },
      response: { 200: { type: 'boolean' } },
    },
    handler: handleScalar,
  });

  app.route<MapInRoute>({
    method: 'POST',
    url: '/map',
    schema: {
      body: { type: 'object', additionalProperties: { $ref: 'BInput#' } },
      response: { 200: {} },
    },
    handler: handleMapIn,
  });

  app.route<InlineRoute>({
    method: 'POST',
    url: '/inline',
    schema: {
      body: {
        type: 'object',
        properties: { a: { type: 'string' } },
        required: ['a'],
      },
      response: {
        200: {
          type: 'array',
          items: {
            type: 'object',
            properties: { b: { type: 'integer', minimum: minInteger, maximum: maxInteger } },
            required: ['b'],
          },
        },
      },
    },
    handler: handleInline,
  });
}
