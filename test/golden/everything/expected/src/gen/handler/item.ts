// Generated from api/input.api by apigen. Changes are lost: edit the contract instead.
import type { FastifyReply, FastifyRequest } from 'fastify';
import { createItem } from '../../logic/item/create-item.ts';
import { getItem } from '../../logic/item/get-item.ts';
import { headItems } from '../../logic/item/head-items.ts';
import { listItems } from '../../logic/item/list-items.ts';
import { type Context, contextOf } from '../context.ts';
import { type Respond, settle } from '../platform/respond.ts';
import type { Problem } from '../types/base.ts';
import type {
  GetItem as GetItemType,
  Item,
  ItemPage,
  ListItems as ListItemsType,
} from '../types/input.ts';

/**
 * One item.
 *
 * `GET /v1/items/:id` (api/input.api)
 */
export type GetItem = (req: GetItemType, ctx: Context) => Promise<Item | Respond<404, Problem>>;

export interface GetItemRoute {
  Params: Pick<GetItemType, 'id'>;
  Querystring: Pick<GetItemType, 'fields'>;
  Headers: { 'accept-language': GetItemType['locale'] };
}

export async function handleGetItem(
  request: FastifyRequest<GetItemRoute>,
  reply: FastifyReply,
): Promise<Item | Problem> {
  const { params, query, headers } = request;
  const req = { ...params, ...query, locale: headers['accept-language'] };
  return settle(reply, await getItem(req, contextOf(request, reply)));
}

/**
 * A page of items
 *
 * Newest first.
 *
 * `GET /v1/items` (api/input.api)
 */
export type ListItems = (req: ListItemsType, ctx: Context) => Promise<ItemPage>;

export interface ListItemsRoute {
  Querystring: ListItemsType;
}

export async function handleListItems(
  request: FastifyRequest<ListItemsRoute>,
  reply: FastifyReply,
): Promise<ItemPage> {
  return listItems(request.query, contextOf(request, reply));
}

/** `HEAD /v1/items` (api/input.api) */
export type HeadItems = (req: ListItemsType, ctx: Context) => Promise<void>;

export interface HeadItemsRoute {
  Querystring: ListItemsType;
}

export async function handleHeadItems(
  request: FastifyRequest<HeadItemsRoute>,
  reply: FastifyReply,
): Promise<void> {
  void reply.code(204);
  await headItems(request.query, contextOf(request, reply));
}

/** `POST /v1/items` (api/input.api) */
export type CreateItem = (req: Item, ctx: Context) => Promise<Item>;

export interface CreateItemRoute {
  Body: Item;
}

export async function handleCreateItem(
  request: FastifyRequest<CreateItemRoute>,
  reply: FastifyReply,
): Promise<Item> {
  void reply.code(201);
  return createItem(request.body, contextOf(request, reply));
}
