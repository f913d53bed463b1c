// Generated from api/input.api by apigen. Changes are lost: edit the contract instead.
import type { FastifyInstance } from 'fastify';
import { await_ } from '../../../middleware/await.ts';
import { import_ } from '../../../middleware/import.ts';
import { proto } from '../../../middleware/proto.ts';
import {
  type ConstructorRoute,
  type DefaultRoute,
  type DeleteRoute,
  handleApp,
  handleArguments,
  handleConstructor,
  handleDefault,
  handleDelete,
  handleObject_,
  handleProto,
  handleRequest_,
  handle取得,
  type Request_Route,
} from '../../handler/class/function.ts';

export async function classFunctionRoutes(app: FastifyInstance): Promise<void> {
  app.route<DeleteRoute>({
    method: 'DELETE',
    url: '/~x/constructor/:it/import',
    schema: {
      params: {
        type: 'object',
        properties: { it: { type: 'string' } },
        required: ['it'],
      },
      querystring: { type: 'object', properties: { 'q[]&x=1': { type: 'string', default: '*/' } } },
      headers: { type: 'object', properties: { "x-it's": { type: 'string' } } },
      body: {
        type: 'object',
        properties: {
          x: {
            type: 'string',
            pattern: '^\\^\\(a\\+\\)\\+\\$',
            not: { pattern: '\\*\\/' },
          },
        },
        required: ['x'],
      },
      response: { 200: { $ref: 'Constructor_#' } },
    },
    onRequest: [
      app.authenticate('constructor', { roles: ["it's", '*/ process.exit(1) //'] }),
      await_,
      import_,
      proto,
    ],
    handler: handleDelete,
  });

  app.route<DefaultRoute>({
    method: 'POST',
    url: '/~x/constructor/default',
    schema: {
      body: { $ref: 'Constructor_Input#' },
      response: { 200: { $ref: 'u578b#' } },
    },
    onRequest: [
      app.authenticate('constructor', { roles: ["it's", '*/ process.exit(1) //'] }),
      await_,
      import_,
      proto,
    ],
    handler: handleDefault,
  });

  app.route<ConstructorRoute>({
    method: 'GET',
    url: '/~x/constructor/constructor',
    schema: {
      querystring: {
        type: 'object',
        properties: { 名前: { type: 'string' } },
        required: ['名前'],
      },
      response: { 200: { type: 'array', items: { $ref: 'u578b#' } } },
    },
    onRequest: [
      app.authenticate('constructor', { roles: ["it's", '*/ process.exit(1) //'] }),
      await_,
      import_,
      proto,
    ],
    handler: handleConstructor,
  });

  app.route({
    method: 'GET',
    url: '/~x/constructor/__proto__',
    schema: { response: { 200: { type: 'object', additionalProperties: { $ref: 'Prototype#' } } } },
    onRequest: [
      app.authenticate('constructor', { roles: ["it's", '*/ process.exit(1) //'] }),
      await_,
      import_,
      proto,
    ],
    handler: handleProto,
  });

  app.route({
    method: 'GET',
    url: '/~x/constructor/take',
    schema: { response: { 200: { $ref: 'u578b#' } } },
    onRequest: [
      app.authenticate('constructor', { roles: ["it's", '*/ process.exit(1) //'] }),
      await_,
      import_,
      proto,
    ],
    handler: handle取得,
  });

  app.route({
    method: 'GET',
    url: '/~x/constructor/arguments',
    onRequest: [
      app.authenticate('constructor', { roles: ["it's", '*/ process.exit(1) //'] }),
      await_,
      import_,
      proto,
    ],
    handler: handleArguments,
  });

  app.route({
    method: 'GET',
    url: '/~x/constructor/Object',
    onRequest: [
      app.authenticate('constructor', { roles: ["it's", '*/ process.exit(1) //'] }),
      await_,
      import_,
      proto,
    ],
    handler: handleObject_,
  });

  app.route({
    method: 'GET',
    url: '/~x/constructor/app',
    onRequest: [
      app.authenticate('constructor', { roles: ["it's", '*/ process.exit(1) //'] }),
      await_,
      import_,
      proto,
    ],
    handler: handleApp,
  });

  app.route<Request_Route>({
    method: 'POST',
    url: '/~x/constructor/request',
    schema: { body: { $ref: 'Constructor_Input#' } },
    onRequest: [
      app.authenticate('constructor', { roles: ["it's", '*/ process.exit(1) //'] }),
      await_,
      import_,
      proto,
    ],
    handler: handleRequest_,
  });
}
