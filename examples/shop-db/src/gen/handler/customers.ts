// Generated from shop.api by apigen. Changes are lost: edit the contract instead.
import type { FastifyReply, FastifyRequest } from 'fastify';
import { createCustomers } from '../../logic/customers/create-customers.ts';
import { deleteCustomers } from '../../logic/customers/delete-customers.ts';
import { getCustomers } from '../../logic/customers/get-customers.ts';
import { listCustomers } from '../../logic/customers/list-customers.ts';
import { updateCustomers } from '../../logic/customers/update-customers.ts';
import { type Context, contextOf } from '../context.ts';
import type {
  CreateCustomersReq,
  Customers,
  CustomersKey,
  ListCustomersReq,
  ListCustomersResp,
  UpdateCustomersReq,
} from '../types/tables.ts';

/**
 * Lists customers, a page at a time.
 *
 * `GET /v1/customers` (api/tables.api)
 */
export type ListCustomers = (req: ListCustomersReq, ctx: Context) => Promise<ListCustomersResp>;

export interface ListCustomersRoute {
  Querystring: ListCustomersReq;
}

export async function handleListCustomers(
  request: FastifyRequest<ListCustomersRoute>,
  reply: FastifyReply,
): Promise<ListCustomersResp> {
  return listCustomers(request.query, contextOf(request, reply));
}

/**
 * Gives one of customers.
 *
 * `GET /v1/customers/:id` (api/tables.api)
 */
export type GetCustomers = (req: CustomersKey, ctx: Context) => Promise<Customers>;

export interface GetCustomersRoute {
  Params: CustomersKey;
}

export async function handleGetCustomers(
  request: FastifyRequest<GetCustomersRoute>,
  reply: FastifyReply,
): Promise<Customers> {
  return getCustomers(request.params, contextOf(request, reply));
}

/**
 * Adds to customers.
 *
 * `POST /v1/customers` (api/tables.api)
 */
export type CreateCustomers = (req: CreateCustomersReq, ctx: Context) => Promise<Customers>;

export interface CreateCustomersRoute {
  Body: CreateCustomersReq;
}

export async function handleCreateCustomers(
  request: FastifyRequest<CreateCustomersRoute>,
  reply: FastifyReply,
): Promise<Customers> {
  void reply.code(201);
  return createCustomers(request.body, contextOf(request, reply));
}

/**
 * Changes what is given of one of customers.
 *
 * `PATCH /v1/customers/:id` (api/tables.api)
 */
export type UpdateCustomers = (req: UpdateCustomersReq, ctx: Context) => Promise<Customers>;

export interface UpdateCustomersRoute {
  Params: Pick<UpdateCustomersReq, 'id'>;
  Body: Pick<UpdateCustomersReq, 'email' | 'name'>;
}

export async function handleUpdateCustomers(
  request: FastifyRequest<UpdateCustomersRoute>,
  reply: FastifyReply,
): Promise<Customers> {
  const { params, body } = request;
  const req = { ...params, ...body };
  return updateCustomers(req, contextOf(request, reply));
}

/**
 * Deletes one of customers.
 *
 * `DELETE /v1/customers/:id` (api/tables.api)
 */
export type DeleteCustomers = (req: CustomersKey, ctx: Context) => Promise<void>;

export interface DeleteCustomersRoute {
  Params: CustomersKey;
}

export async function handleDeleteCustomers(
  request: FastifyRequest<DeleteCustomersRoute>,
  reply: FastifyReply,
): Promise<void> {
  void reply.code(204);
  await deleteCustomers(request.params, contextOf(request, reply));
}
