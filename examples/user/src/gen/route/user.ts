// Generated from user.api by apigen. Changes are lost: edit the contract instead.
import type { FastifyInstance } from 'fastify';
import { accessLog } from '../../middleware/access-log.ts';
import {
  type CreateUserRoute,
  type DeleteUserRoute,
  type GetUserRoute,
  handleCreateUser,
  handleDeleteUser,
  handleGetUser,
  handleListUsers,
  handleUpdateUser,
  type ListUsersRoute,
  type UpdateUserRoute,
} from '../handler/user.ts';
import { maxInteger } from '../platform/integer.ts';

export async function userRoutes(app: FastifyInstance): Promise<void> {
  app.route<ListUsersRoute>({
    method: 'GET',
    url: '/v1/users',
    schema: {
      querystring: {
        type: 'object',
        properties: {
          page: { type: 'integer', minimum: 1, maximum: 10000, default: 1 },
          pageSize: { type: 'integer', minimum: 1, maximum: 100, default: 20 },
          role: { type: 'string', enum: ['admin', 'member', 'guest'] },
          search: { type: 'string', maxLength: 80 },
        },
      },
      response: { 200: { $ref: 'ListUsersResp#' } },
    },
    config: { timeout: 3000 },
    onRequest: [app.authenticate('Auth'), accessLog],
    handler: handleListUsers,
  });

  app.route<CreateUserRoute>({
    method: 'POST',
    url: '/v1/users',
    schema: {
      body: { $ref: 'CreateUserReq#' },
      response: { 201: { $ref: 'User#' } },
    },
    config: { timeout: 3000 },
    bodyLimit: 16_384,
    onRequest: [app.authenticate('Auth'), accessLog],
    handler: handleCreateUser,
  });

  app.route<GetUserRoute>({
    method: 'GET',
    url: '/v1/users/:id',
    schema: {
      params: {
        type: 'object',
        properties: { id: { type: 'integer', minimum: 1, maximum: maxInteger } },
        required: ['id'],
      },
      response: { 200: { $ref: 'User#' } },
    },
    config: { timeout: 3000 },
    onRequest: [app.authenticate('Auth'), accessLog],
    handler: handleGetUser,
  });

  app.route<UpdateUserRoute>({
    method: 'PATCH',
    url: '/v1/users/:id',
    schema: {
      params: {
        type: 'object',
        properties: { id: { type: 'integer', minimum: 1, maximum: maxInteger } },
        required: ['id'],
      },
      body: {
        type: 'object',
        properties: {
          name: { type: 'string', anyOf: [{ enum: [''] }, { minLength: 1, maxLength: 80 }] },
          role: { type: 'string', enum: ['admin', 'member', 'guest'] },
          nickname: {
            type: 'string',
            anyOf: [{ enum: [''] }, { maxLength: 30, pattern: '^[a-zA-Z0-9]+$' }],
          },
          address: { anyOf: [{ $ref: 'AddressInput#' }, { type: 'null' }] },
        },
      },
      response: { 200: { $ref: 'User#' } },
    },
    config: { timeout: 3000 },
    onRequest: [app.authenticate('Auth'), accessLog],
    handler: handleUpdateUser,
  });

  app.route<DeleteUserRoute>({
    method: 'DELETE',
    url: '/v1/users/:id',
    schema: {
      params: {
        type: 'object',
        properties: { id: { type: 'integer', minimum: 1, maximum: maxInteger } },
        required: ['id'],
      },
    },
    config: { timeout: 3000 },
    onRequest: [app.authenticate('Auth'), accessLog],
    handler: handleDeleteUser,
  });
}
