// Generated from api/input.api by apigen. Changes are lost: edit the contract instead.
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ping } from '../../logic/ping.ts';
import { type Context, contextOf } from '../context.ts';

/** `GET /ping` (api/input.api) */
export type Ping = (ctx: Context) => Promise<void>;

export async function handlePing(request: FastifyRequest, reply: FastifyReply): Promise<void> {
  void reply.code(204);
  await ping(contextOf(request, reply));
}
