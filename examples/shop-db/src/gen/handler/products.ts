// Generated from shop.api by apigen. Changes are lost: edit the contract instead.
import type { FastifyReply, FastifyRequest } from 'fastify';
import { createProducts } from '../../logic/products/create-products.ts';
import { deleteProducts } from '../../logic/products/delete-products.ts';
import { getProducts } from '../../logic/products/get-products.ts';
import { listProducts } from '../../logic/products/list-products.ts';
import { updateProducts } from '../../logic/products/update-products.ts';
import { type Context, contextOf } from '../context.ts';
import type {
  CreateProductsReq,
  ListProductsReq,
  ListProductsResp,
  Products,
  ProductsKey,
  UpdateProductsReq,
} from '../types/tables.ts';

/**
 * Lists products, a page at a time.
 *
 * `GET /v1/products` (api/tables.api)
 */
export type ListProducts = (req: ListProductsReq, ctx: Context) => Promise<ListProductsResp>;

export interface ListProductsRoute {
  Querystring: ListProductsReq;
}

export async function handleListProducts(
  request: FastifyRequest<ListProductsRoute>,
  reply: FastifyReply,
): Promise<ListProductsResp> {
  return listProducts(request.query, contextOf(request, reply));
}

/**
 * Gives one of products.
 *
 * `GET /v1/products/:id` (api/tables.api)
 */
export type GetProducts = (req: ProductsKey, ctx: Context) => Promise<Products>;

export interface GetProductsRoute {
  Params: ProductsKey;
}

export async function handleGetProducts(
  request: FastifyRequest<GetProductsRoute>,
  reply: FastifyReply,
): Promise<Products> {
  return getProducts(request.params, contextOf(request, reply));
}

/**
 * Adds to products.
 *
 * `POST /v1/products` (api/tables.api)
 */
export type CreateProducts = (req: CreateProductsReq, ctx: Context) => Promise<Products>;

export interface CreateProductsRoute {
  Body: CreateProductsReq;
}

export async function handleCreateProducts(
  request: FastifyRequest<CreateProductsRoute>,
  reply: FastifyReply,
): Promise<Products> {
  void reply.code(201);
  return createProducts(request.body, contextOf(request, reply));
}

/**
 * Changes what is given of one of products.
 *
 * `PATCH /v1/products/:id` (api/tables.api)
 */
export type UpdateProducts = (req: UpdateProductsReq, ctx: Context) => Promise<Products>;

export interface UpdateProductsRoute {
  Params: Pick<UpdateProductsReq, 'id'>;
  Body: Pick<
    UpdateProductsReq,
    'version' | 'sku' | 'name' | 'category' | 'price' | 'stock' | 'attributes'
  >;
}

export async function handleUpdateProducts(
  request: FastifyRequest<UpdateProductsRoute>,
  reply: FastifyReply,
): Promise<Products> {
  const { params, body } = request;
  const req = { ...params, ...body };
  return updateProducts(req, contextOf(request, reply));
}

/**
 * Deletes one of products.
 *
 * `DELETE /v1/products/:id` (api/tables.api)
 */
export type DeleteProducts = (req: ProductsKey, ctx: Context) => Promise<void>;

export interface DeleteProductsRoute {
  Params: ProductsKey;
}

export async function handleDeleteProducts(
  request: FastifyRequest<DeleteProductsRoute>,
  reply: FastifyReply,
): Promise<void> {
  void reply.code(204);
  await deleteProducts(request.params, contextOf(request, reply));
}
