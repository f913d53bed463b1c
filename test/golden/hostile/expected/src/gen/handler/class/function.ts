// Generated from api/input.api by apigen. Changes are lost: edit the contract instead.
import type { FastifyReply, FastifyRequest } from 'fastify';
import { app } from '../../../logic/class/function/app.ts';
import { arguments_ } from '../../../logic/class/function/arguments.ts';
import { constructor_ } from '../../../logic/class/function/constructor.ts';
import { default_ } from '../../../logic/class/function/default.ts';
import { delete_ } from '../../../logic/class/function/delete.ts';
import { object_ } from '../../../logic/class/function/object.ts';
import { proto } from '../../../logic/class/function/proto.ts';
import { request as request2 } from '../../../logic/class/function/request.ts';
import { 取得 as 取得2 } from '../../../logic/class/function/取得.ts';
import { type UserContext, userContextOf } from '../../context.ts';
import { present } from '../../platform/respond.ts';
import type { Constructor_, Prototype, 型 } from '../../types/input.ts';

/**
 * *​/ process.exit(1); // `${x}` </script> | [x](javascript:alert(1))
 *
 * `DELETE /~x/constructor/:it/import` (api/input.api)
 */
export type Delete = (req: Prototype, ctx: UserContext) => Promise<Constructor_>;

export interface DeleteRoute {
  Params: Pick<Prototype, 'it'>;
  Querystring: Pick<Prototype, 'q[]&x=1'>;
  Headers: { "x-it's"?: Exclude<Prototype['y'], undefined> };
  Body: Pick<Prototype, 'x'>;
}

export async function handleDelete(
  request: FastifyRequest<DeleteRoute>,
  reply: FastifyReply,
): Promise<Constructor_> {
  const { params, query, headers, body } = request;
  const req = present({ ...params, ...query, y: headers["x-it's"], ...body });
  return delete_(req, userContextOf(request, reply));
}

/**
 * line one
 * line two *​/
 *
 * `POST /~x/constructor/default` (api/input.api)
 */
export type Default = (req: Constructor_, ctx: UserContext) => Promise<型>;

export interface DefaultRoute {
  Body: Constructor_;
}

export async function handleDefault(
  request: FastifyRequest<DefaultRoute>,
  reply: FastifyReply,
): Promise<型> {
  return default_(request.body, userContextOf(request, reply));
}

/** `GET /~x/constructor/constructor` (api/input.api) */
export type Constructor = (req: 型, ctx: UserContext) => Promise<型[]>;

export interface ConstructorRoute {
  Querystring: 型;
}

export async function handleConstructor(
  request: FastifyRequest<ConstructorRoute>,
  reply: FastifyReply,
): Promise<型[]> {
  return constructor_(request.query, userContextOf(request, reply));
}

/** `GET /~x/constructor/__proto__` (api/input.api) */
export type Proto = (ctx: UserContext) => Promise<Record<string, Prototype>>;

export async function handleProto(
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<Record<string, Prototype>> {
  return proto(userContextOf(request, reply));
}

/** `GET /~x/constructor/take` (api/input.api) */
export type 取得 = (ctx: UserContext) => Promise<型>;

export async function handle取得(request: FastifyRequest, reply: FastifyReply): Promise<型> {
  return 取得2(userContextOf(request, reply));
}

/** `GET /~x/constructor/arguments` (api/input.api) */
export type Arguments = (ctx: UserContext) => Promise<void>;

export async function handleArguments(request: FastifyRequest, reply: FastifyReply): Promise<void> {
  void reply.code(204);
  await arguments_(userContextOf(request, reply));
}

/** `GET /~x/constructor/Object` (api/input.api) */
export type Object_ = (ctx: UserContext) => Promise<void>;

export async function handleObject_(request: FastifyRequest, reply: FastifyReply): Promise<void> {
  void reply.code(204);
  await object_(userContextOf(request, reply));
}

/** `GET /~x/constructor/app` (api/input.api) */
export type App = (ctx: UserContext) => Promise<void>;

export async function handleApp(request: FastifyRequest, reply: FastifyReply): Promise<void> {
  void reply.code(204);
  await app(userContextOf(request, reply));
}

/** `POST /~x/constructor/request` (api/input.api) */
export type Request_ = (req: Constructor_, ctx: UserContext) => Promise<void>;

export interface Request_Route {
  Body: Constructor_;
}

export async function handleRequest_(
  request: FastifyRequest<Request_Route>,
  reply: FastifyReply,
): Promise<void> {
  void reply.code(204);
  await request2(request.body, userContextOf(request, reply));
}
