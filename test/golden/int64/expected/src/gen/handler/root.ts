// Generated from api/input.api by apigen. Changes are lost: edit the contract instead.
import type { FastifyReply, FastifyRequest } from 'fastify';
import { count } from '../../logic/count.ts';
import { echo } from '../../logic/echo.ts';
import { last } from '../../logic/last.ts';
import { lookup } from '../../logic/lookup.ts';
import { name } from '../../logic/name.ts';
import { submit } from '../../logic/submit.ts';
import { sum } from '../../logic/sum.ts';
import { watch } from '../../logic/watch.ts';
import { type Context, contextOf } from '../context.ts';
import { present, type Respond, sendJson, settle } from '../platform/respond.ts';
import { sendEvents, type ServerEvent } from '../platform/sse.ts';
import type { Form, Id, Level, Lookup as LookupType, Node, Problem } from '../types/input.ts';

/** `POST /nodes` (api/input.api) */
export type Echo = (req: Node, ctx: Context) => Promise<Node>;

export interface EchoRoute {
  Body: Node;
}

export async function handleEcho(
  request: FastifyRequest<EchoRoute>,
  reply: FastifyReply,
): Promise<Node> {
  return echo(request.body, contextOf(request, reply));
}

/** `GET /nodes/:id` (api/input.api) */
export type Lookup = (req: LookupType, ctx: Context) => Promise<LookupType>;

export interface LookupRoute {
  Params: Pick<LookupType, 'id'>;
  Querystring: Pick<LookupType, 'level' | 'list' | 'any'>;
  Headers: { 'x-trace'?: Exclude<LookupType['trace'], undefined> };
}

export async function handleLookup(
  request: FastifyRequest<LookupRoute>,
  reply: FastifyReply,
): Promise<LookupType> {
  const { params, query, headers } = request;
  const req = present({ ...params, ...query, trace: headers['x-trace'] });
  return lookup(req, contextOf(request, reply));
}

/** `POST /forms` (api/input.api) */
export type Submit = (req: Form, ctx: Context) => Promise<Form>;

export interface SubmitRoute {
  Body: Form;
}

export async function handleSubmit(
  request: FastifyRequest<SubmitRoute>,
  reply: FastifyReply,
): Promise<Form> {
  return submit(request.body, contextOf(request, reply));
}

/** `POST /sums` (api/input.api) */
export type Sum = (req: bigint[], ctx: Context) => Promise<bigint>;

export interface SumRoute {
  Body: bigint[];
}

export async function handleSum(
  request: FastifyRequest<SumRoute>,
  reply: FastifyReply,
): Promise<bigint> {
  return sum(request.body, contextOf(request, reply));
}

/** `GET /names/:id` (api/input.api) */
export type Name = (req: LookupType, ctx: Context) => Promise<string | Respond<404, Problem>>;

export interface NameRoute {
  Params: Pick<LookupType, 'id'>;
  Querystring: Pick<LookupType, 'level' | 'list' | 'any'>;
  Headers: { 'x-trace'?: Exclude<LookupType['trace'], undefined> };
}

export async function handleName(
  request: FastifyRequest<NameRoute>,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { params, query, headers } = request;
  const req = present({ ...params, ...query, trace: headers['x-trace'] });
  const result = await name(req, contextOf(request, reply));
  return sendJson(reply, settle(reply, result));
}

/** `GET /count` (api/input.api) */
export type Count = (ctx: Context) => Promise<Id>;

export async function handleCount(request: FastifyRequest, reply: FastifyReply): Promise<Id> {
  return count(contextOf(request, reply));
}

/** `GET /last/:id` (api/input.api) */
export type Last = (req: LookupType, ctx: Context) => Promise<Level | Respond<404, undefined>>;

export interface LastRoute {
  Params: Pick<LookupType, 'id'>;
  Querystring: Pick<LookupType, 'level' | 'list' | 'any'>;
  Headers: { 'x-trace'?: Exclude<LookupType['trace'], undefined> };
}

export async function handleLast(
  request: FastifyRequest<LastRoute>,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { params, query, headers } = request;
  const req = present({ ...params, ...query, trace: headers['x-trace'] });
  const result = await last(req, contextOf(request, reply));
  return reply.send(settle(reply, result));
}

/** `GET /events` (api/input.api) */
export type Watch = (ctx: Context) => AsyncIterable<ServerEvent<Node>>;

export async function handleWatch(
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  return sendEvents(reply, watch(contextOf(request, reply)));
}
