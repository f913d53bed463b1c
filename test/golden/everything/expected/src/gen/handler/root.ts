// Generated from api/input.api by apigen. Changes are lost: edit the contract instead.
import type { FastifyReply as FastifyReplyType, FastifyRequest } from 'fastify';
import { default_ } from '../../logic/default.ts';
import { download } from '../../logic/download.ts';
import { fastifyReply } from '../../logic/fastify-reply.ts';
import { files } from '../../logic/files.ts';
import { getCount } from '../../logic/get-count.ts';
import { getLabels } from '../../logic/get-labels.ts';
import { getText } from '../../logic/get-text.ts';
import { search } from '../../logic/search.ts';
import { upload } from '../../logic/upload.ts';
import { type UserContext, userContextOf } from '../context.ts';
import { demandBoth } from '../platform/dependency.ts';
import { present, type Respond, sendJson, settle } from '../platform/respond.ts';
import type {
  Event,
  FastifyReply as FastifyReplyType2,
  FileRequest,
  Item,
  Labels,
  Promise_,
  Search as SearchType,
  Upload as UploadType,
  UserContext as UserContextType,
} from '../types/input.ts';

/** `POST /search` (api/input.api) */
export type Search = (req: SearchType, ctx: UserContext) => Promise<Item[]>;

export interface SearchRoute {
  Body: SearchType;
}

export async function handleSearch(
  request: FastifyRequest<SearchRoute>,
  reply: FastifyReplyType,
): Promise<Item[]> {
  return search(request.body, userContextOf(request, reply));
}

/** `GET /text` (api/input.api) */
export type GetText = (ctx: UserContext) => Promise<string>;

export async function handleGetText(
  request: FastifyRequest,
  reply: FastifyReplyType,
): Promise<FastifyReplyType> {
  const result = await getText(userContextOf(request, reply));
  return sendJson(reply, result);
}

/** `GET /count` (api/input.api) */
export type GetCount = (ctx: UserContext) => Promise<number>;

export async function handleGetCount(
  request: FastifyRequest,
  reply: FastifyReplyType,
): Promise<number> {
  return getCount(userContextOf(request, reply));
}

/** `GET /labels` (api/input.api) */
export type GetLabels = (ctx: UserContext) => Promise<Record<string, Labels>>;

export async function handleGetLabels(
  request: FastifyRequest,
  reply: FastifyReplyType,
): Promise<Record<string, Labels>> {
  return getLabels(userContextOf(request, reply));
}

/** `GET /files/:file-name/raw` (api/input.api) */
export type Download = (req: FileRequest, ctx: UserContext) => Promise<unknown>;

export interface DownloadRoute {
  Params: { file_name: FileRequest['file-name'] };
}

export async function handleDownload(
  request: FastifyRequest<DownloadRoute>,
  reply: FastifyReplyType,
): Promise<unknown> {
  const { params } = request;
  const req = { 'file-name': params.file_name };
  return download(req, userContextOf(request, reply));
}

/** `POST /items/:id/photos` (api/input.api) */
export type Upload = (
  req: UploadType,
  ctx: UserContext,
) => Promise<FastifyReplyType2 | Respond<409, Event> | Respond<410, undefined>>;

export interface UploadRoute {
  Params: Pick<UploadType, 'id'>;
  Headers: { 'x-batch'?: Exclude<UploadType['batch'], undefined> };
  Body: Pick<UploadType, 'title' | 'photo' | 'number' | 'others'>;
}

export async function handleUpload(
  request: FastifyRequest<UploadRoute>,
  reply: FastifyReplyType,
): Promise<FastifyReplyType> {
  const { params, headers, body } = request;
  const req = present({ ...params, batch: headers['x-batch'], ...body });
  demandBoth(req, 'number', 'batch');
  const result = await upload(req, userContextOf(request, reply));
  return reply.send(settle(reply, result));
}

/** `GET /static/*` (api/input.api) */
export type Files = (ctx: UserContext) => Promise<void>;

export async function handleFiles(request: FastifyRequest, reply: FastifyReplyType): Promise<void> {
  void reply.code(204);
  await files(userContextOf(request, reply));
}

/** `GET /v1.0/.well-known/promise` (api/input.api) */
export type Default = (ctx: UserContext) => Promise<Promise_>;

export async function handleDefault(
  request: FastifyRequest,
  reply: FastifyReplyType,
): Promise<Promise_> {
  return default_(userContextOf(request, reply));
}

/** `POST /reply` (api/input.api) */
export type FastifyReply = (req: FastifyReplyType2, ctx: UserContext) => Promise<UserContextType>;

export interface FastifyReplyRoute {
  Body: FastifyReplyType2;
}

export async function handleFastifyReply(
  request: FastifyRequest<FastifyReplyRoute>,
  reply: FastifyReplyType,
): Promise<UserContextType> {
  return fastifyReply(request.body, userContextOf(request, reply));
}
