// Generated from shop.api by apigen. Changes are lost: edit the contract instead.
import type { FastifyReply, FastifyRequest } from 'fastify';
import { putProduct } from '../../../logic/catalog/admin/put-product.ts';
import { setStock } from '../../../logic/catalog/admin/set-stock.ts';
import { type UserContext, userContextOf } from '../../context.ts';
import { present } from '../../platform/respond.ts';
import type { Product, PutProductReq, StockLevel } from '../../types/catalog.ts';

/**
 * Creates or replaces a product.
 *
 * `PUT /api/v2/admin/products/:sku` (shop.api)
 */
export type PutProduct = (req: PutProductReq, ctx: UserContext) => Promise<Product>;

export interface PutProductRoute {
  Params: Pick<PutProductReq, 'sku'>;
  Headers: { 'if-match'?: Exclude<PutProductReq['ifMatch'], undefined> };
  Body: Pick<PutProductReq, 'name' | 'category' | 'price' | 'stock' | 'attributes' | 'size'>;
}

export async function handlePutProduct(
  request: FastifyRequest<PutProductRoute>,
  reply: FastifyReply,
): Promise<Product> {
  const { params, headers, body } = request;
  const req = present({ ...params, ifMatch: headers['if-match'], ...body });
  return putProduct(req, userContextOf(request, reply));
}

/**
 * Sets the stock of many products at once.
 *
 * `POST /api/v2/admin/stock` (shop.api)
 */
export type SetStock = (req: StockLevel[], ctx: UserContext) => Promise<Record<string, number>>;

export interface SetStockRoute {
  Body: StockLevel[];
}

export async function handleSetStock(
  request: FastifyRequest<SetStockRoute>,
  reply: FastifyReply,
): Promise<Record<string, number>> {
  return setStock(request.body, userContextOf(request, reply));
}
