// Generated from api/input.api by apigen. Changes are lost: edit the contract instead.
import type { FastifyReply, FastifyRequest } from 'fastify';
import { getB } from '../../logic/get-b.ts';
import { getD } from '../../logic/get-d.ts';
import { inline } from '../../logic/inline.ts';
import { mapIn } from '../../logic/map-in.ts';
import { patchD } from '../../logic/patch-d.ts';
import { postA } from '../../logic/post-a.ts';
import { postD } from '../../logic/post-d.ts';
import { putC } from '../../logic/put-c.ts';
import { scalar } from '../../logic/scalar.ts';
import { type Context, contextOf } from '../context.ts';
import { present, type Respond, sendJson, settle } from '../platform/respond.ts';
import type { A, B, C, D } from '../types/input.ts';

/** `POST /a/:id` (api/input.api) */
export type PostA = (req: A, ctx: Context) => Promise<B>;

export interface PostARoute {
  Headers: {
    'x-count': A['count'];
    'x-flag'?: Exclude<A['flag'], undefined>;
    'x-list'?: Exclude<A['list'], undefined>;
    'x-ids': A['ids'];
    'x-kind': A['kind'];
    accept?: Exclude<A['acc'], undefined>;
    'max-forwards'?: Exclude<A['level'], undefined>;
    'set-cookie'?: Exclude<A['cook'], undefined>;
    authorization: A['auth'];
  };
  Body: Pick<A, 'id' | 'name' | 'part' | 'any' | 'comma'>;
}

export async function handlePostA(
  request: FastifyRequest<PostARoute>,
  reply: FastifyReply,
): Promise<B> {
  const { body } = request;
  const headers: PostARoute['Headers'] = request.headers;
  const req = present({
    count: headers['x-count'],
    flag: headers['x-flag'],
    list: headers['x-list'],
    ids: headers['x-ids'],
    kind: headers['x-kind'],
    acc: headers.accept,
    level: headers['max-forwards'],
    cook: headers['set-cookie'],
    auth: headers.authorization,
    ...body,
  });
  return postA(req, contextOf(request, reply));
}

/** `GET /b` (api/input.api) */
export type GetB = (req: B, ctx: Context) => Promise<C>;

export interface GetBRoute {
  Querystring: Pick<B, 'x'>;
  Headers: { 'x-y'?: Exclude<B['y'], undefined> };
}

export async function handleGetB(
  request: FastifyRequest<GetBRoute>,
  reply: FastifyReply,
): Promise<C> {
  const { query, headers } = request;
  const req = present({ ...query, y: headers['x-y'] });
  return getB(req, contextOf(request, reply));
}

/** `PUT /c` (api/input.api) */
export type PutC = (
  req: C,
  ctx: Context,
) => Promise<Record<string, B[]> | Respond<404, undefined> | Respond<409, string>>;

export interface PutCRoute {
  Headers: { 'x-y'?: Exclude<C['y'], undefined> };
  Body: Pick<C, 'x'>;
}

export async function handlePutC(
  request: FastifyRequest<PutCRoute>,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { headers, body } = request;
  const req = present({ y: headers['x-y'], ...body });
  const result = await putC(req, contextOf(request, reply));
  return sendJson(reply, settle(reply, result));
}

/** `PATCH /d` (api/input.api) */
export type PatchD = (req: string[], ctx: Context) => Promise<string>;

export interface PatchDRoute {
  Body: string[];
}

export async function handlePatchD(
  request: FastifyRequest<PatchDRoute>,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const result = await patchD(request.body, contextOf(request, reply));
  return sendJson(reply, result);
}

/** `POST /d` (api/input.api) */
export type PostD = (req: D, ctx: Context) => Promise<void>;

export interface PostDRoute {
  Querystring: { name: D['formName'] };
  Headers: { 'x-trace': D['trace'] & D['span'] };
  Body: Pick<D, 'name'>;
}

export async function handlePostD(
  request: FastifyRequest<PostDRoute>,
  reply: FastifyReply,
): Promise<void> {
  const { query, headers, body } = request;
  const req = {
    formName: query.name,
    trace: headers['x-trace'],
    span: headers['x-trace'],
    ...body,
  };
  void reply.code(204);
  await postD(req, contextOf(request, reply));
}

/** `GET /d` (api/input.api) */
export type GetD = (req: D, ctx: Context) => Promise<void>;

export interface GetDRoute {
  Querystring: { name: D['formName'] & D['name'] };
  Headers: { 'x-trace': D['trace'] & D['span'] };
}

export async function handleGetD(
  request: FastifyRequest<GetDRoute>,
  reply: FastifyReply,
): Promise<void> {
  const { query, headers } = request;
  const req = {
    formName: query.name,
    name: query.name,
    trace: headers['x-trace'],
    span: headers['x-trace'],
  };
  void reply.code(204);
  await getD(req, contextOf(request, reply));
}

/** `POST /scalar` (api/input.api) */
export type Scalar = (req: string, ctx: Context) => Promise<boolean>;

export interface ScalarRoute {
  Body: string;
}

export async function handleScalar(
  request: FastifyRequest<ScalarRoute>,
  reply: FastifyReply,
): Promise<boolean> {
  return scalar(request.body, contextOf(request, reply));
}

/** `POST /map` (api/input.api) */
export type MapIn = (req: Record<string, B>, ctx: Context) => Promise<unknown>;

export interface MapInRoute {
  Body: Record<string, B>;
}

export async function handleMapIn(
  request: FastifyRequest<MapInRoute>,
  reply: FastifyReply,
): Promise<unknown> {
  return mapIn(request.body, contextOf(request, reply));
}

/** `POST /inline` (api/input.api) */
export type Inline = (req: InlineRequest, ctx: Context) => Promise<InlineResponse>;

export type InlineRequest = {
  a: string;
};

export type InlineResponse = {
  b: number;
}[];

export interface InlineRoute {
  Body: InlineRequest;
}

export async function handleInline(
  request: FastifyRequest<InlineRoute>,
  reply: FastifyReply,
): Promise<InlineResponse> {
  return inline(request.body, contextOf(request, reply));
}
