// Generated from user.api by apigen. Changes are lost: edit the contract instead.
import type { FastifyReply, FastifyRequest } from 'fastify';
import { login } from '../../logic/auth/login.ts';
import { type Context, contextOf } from '../context.ts';
import type { LoginReq, LoginResp } from '../types/user.ts';

/**
 * Gives a token for an address and a password.
 *
 * `POST /v1/login` (user.api)
 */
export type Login = (req: LoginReq, ctx: Context) => Promise<LoginResp>;

export interface LoginRoute {
  Body: LoginReq;
}

export async function handleLogin(
  request: FastifyRequest<LoginRoute>,
  reply: FastifyReply,
): Promise<LoginResp> {
  return login(request.body, contextOf(request, reply));
}
