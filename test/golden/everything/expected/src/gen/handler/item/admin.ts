// Generated from api/input.api by apigen. Changes are lost: edit the contract instead.
import type { FastifyReply, FastifyRequest } from 'fastify';
import { delete_ } from '../../../logic/item/admin/delete.ts';
import { importItems } from '../../../logic/item/admin/import-items.ts';
import { reindex } from '../../../logic/item/admin/reindex.ts';
import { updateItem } from '../../../logic/item/admin/update-item.ts';
import { watch } from '../../../logic/item/admin/watch.ts';
import { type UserContext, userContextOf } from '../../context.ts';
import { sendEvents, type ServerEvent } from '../../platform/sse.ts';
import type { Event, GetItem, Ids, Item, UpdateItem as UpdateItemType } from '../../types/input.ts';

/** `PUT /v1/items/:id` (api/input.api) */
export type UpdateItem = (req: UpdateItemType, ctx: UserContext) => Promise<Item>;

export interface UpdateItemRoute {
  Params: Pick<UpdateItemType, 'id'>;
  Headers: { 'x-trace-id': UpdateItemType['trace'] };
  Body: Pick<UpdateItemType, 'name' | 'labels' | 'force'>;
}

export async function handleUpdateItem(
  request: FastifyRequest<UpdateItemRoute>,
  reply: FastifyReply,
): Promise<Item> {
  const { params, headers, body } = request;
  const req = { ...params, trace: headers['x-trace-id'], ...body };
  return updateItem(req, userContextOf(request, reply));
}

/** `DELETE /v1/items/:id` (api/input.api) */
export type Delete = (req: GetItem, ctx: UserContext) => Promise<void>;

export interface DeleteRoute {
  Params: Pick<GetItem, 'id'>;
  Querystring: Pick<GetItem, 'fields'>;
  Headers: { 'accept-language': GetItem['locale'] };
}

export async function handleDelete(
  request: FastifyRequest<DeleteRoute>,
  reply: FastifyReply,
): Promise<void> {
  const { params, query, headers } = request;
  const req = { ...params, ...query, locale: headers['accept-language'] };
  void reply.code(204);
  await delete_(req, userContextOf(request, reply));
}

/** `POST /v1/items/import` (api/input.api) */
export type ImportItems = (req: Item[], ctx: UserContext) => Promise<Ids>;

export interface ImportItemsRoute {
  Body: Item[];
}

export async function handleImportItems(
  request: FastifyRequest<ImportItemsRoute>,
  reply: FastifyReply,
): Promise<Ids> {
  return importItems(request.body, userContextOf(request, reply));
}

/** `GET /v1/items/events` (api/input.api) */
export type Watch = (ctx: UserContext) => AsyncIterable<ServerEvent<Event>>;

export async function handleWatch(
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  return sendEvents(reply, watch(userContextOf(request, reply)));
}

/**
 * `POST /v1/items/reindex` (api/input.api)
 *
 * Deprecated.
 */
export type Reindex = (ctx: UserContext) => Promise<void>;

export async function handleReindex(
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  void reply.code(202);
  const result = await reindex(userContextOf(request, reply));
  return reply.send(result);
}
