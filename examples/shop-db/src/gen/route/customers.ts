// Generated from shop.api by apigen. Changes are lost: edit the contract instead.
import type { FastifyInstance } from 'fastify';
import {
  type CreateCustomersRoute,
  type DeleteCustomersRoute,
  type GetCustomersRoute,
  handleCreateCustomers,
  handleDeleteCustomers,
  handleGetCustomers,
  handleListCustomers,
  handleUpdateCustomers,
  type ListCustomersRoute,
  type UpdateCustomersRoute,
} from '../handler/customers.ts';
import { maxInteger, minInteger } from '../platform/integer.ts';

export async function customersRoutes(app: FastifyInstance): Promise<void> {
  app.route<ListCustomersRoute>({
    method: 'GET',
    url: '/v1/customers',
    schema: {
      querystring: {
        type: 'object',
        properties: {
          cursor: { type: 'string' },
          limit: { type: 'integer', minimum: 1, maximum: 100, default: 20 },
          sort: {
            type: 'string',
            enum: ['id', '-id', 'email', '-email', 'created_at', '-created_at'],
            default: 'id',
          },
          email: { type: 'string', maxLength: 190 },
        },
      },
      response: { 200: { $ref: 'ListCustomersResp#' } },
    },
    handler: handleListCustomers,
  });

  app.route<GetCustomersRoute>({
    method: 'GET',
    url: '/v1/customers/:id',
    schema: {
      params: {
        type: 'object',
        properties: { id: { type: 'integer', minimum: minInteger, maximum: maxInteger } },
        required: ['id'],
      },
      response: { 200: { $ref: 'Customers#' } },
    },
    handler: handleGetCustomers,
  });

  app.route<CreateCustomersRoute>({
    method: 'POST',
    url: '/v1/customers',
    schema: {
      body: { $ref: 'CreateCustomersReq#' },
      response: { 201: { $ref: 'Customers#' } },
    },
    handler: handleCreateCustomers,
  });

  app.route<UpdateCustomersRoute>({
    method: 'PATCH',
    url: '/v1/customers/:id',
    schema: {
      params: {
        type: 'object',
        properties: { id: { type: 'integer', minimum: minInteger, maximum: maxInteger } },
        required: ['id'],
      },
      body: {
        type: 'object',
        properties: {
          email: { type: 'string', maxLength: 190 },
          name: { type: 'string', maxLength: 120 },
        },
      },
      response: { 200: { $ref: 'Customers#' } },
    },
    handler: handleUpdateCustomers,
  });

  app.route<DeleteCustomersRoute>({
    method: 'DELETE',
    url: '/v1/customers/:id',
    schema: {
      params: {
        type: 'object',
        properties: { id: { type: 'integer', minimum: minInteger, maximum: maxInteger } },
        required: ['id'],
      },
    },
    handler: handleDeleteCustomers,
  });
}
