// Generated from shop.api by apigen. Changes are lost: edit the contract instead.
import type { FastifyReply, FastifyRequest } from 'fastify';
import { getProduct } from '../../../logic/catalog/product/get-product.ts';
import { listProducts } from '../../../logic/catalog/product/list-products.ts';
import { type Context, contextOf } from '../../context.ts';
import type { GetProductReq, ListProductsReq, Product, ProductPage } from '../../types/catalog.ts';

/**
 * Lists products by category, price and words.
 *
 * `GET /api/v2/products` (shop.api)
 */
export type ListProducts = (req: ListProductsReq, ctx: Context) => Promise<ProductPage>;

export interface ListProductsRoute {
  Querystring: Pick<
    ListProductsReq,
    'limit' | 'cursor' | 'category' | 'minPrice' | 'maxPrice' | 'inStock' | 'q'
  >;
  Headers: { 'accept-language': ListProductsReq['language'] };
}

export async function handleListProducts(
  request: FastifyRequest<ListProductsRoute>,
  reply: FastifyReply,
): Promise<ProductPage> {
  const { query, headers } = request;
  const req = { ...query, language: headers['accept-language'] };
  return listProducts(req, contextOf(request, reply));
}

/**
 * Gives one product.
 *
 * `GET /api/v2/products/:sku` (shop.api)
 */
export type GetProduct = (req: GetProductReq, ctx: Context) => Promise<Product>;

export interface GetProductRoute {
  Params: Pick<GetProductReq, 'sku'>;
  Headers: { 'accept-language': GetProductReq['language'] };
}

export async function handleGetProduct(
  request: FastifyRequest<GetProductRoute>,
  reply: FastifyReply,
): Promise<Product> {
  const { params, headers } = request;
  const req = { ...params, language: headers['accept-language'] };
  return getProduct(req, contextOf(request, reply));
}
