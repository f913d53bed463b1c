// Generated from hello.api by apigen. Changes are lost: edit the contract instead.
import type { FastifyReply, FastifyRequest } from 'fastify';
import { hello } from '../../logic/hello.ts';
import { type Context, contextOf } from '../context.ts';
import type { HelloReq, HelloResp } from '../types/hello.ts';

/**
 * Greets somebody by name.
 *
 * `GET /hello/:name` (hello.api)
 */
export type Hello = (req: HelloReq, ctx: Context) => Promise<HelloResp>;

export interface HelloRoute {
  Params: HelloReq;
}

export async function handleHello(
  request: FastifyRequest<HelloRoute>,
  reply: FastifyReply,
): Promise<HelloResp> {
  return hello(request.params, contextOf(request, reply));
}
