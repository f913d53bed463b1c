// Generated from api/input.api by apigen. Changes are lost: edit the contract instead.
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { AppContext, Claims } from '../context.ts';
import { requestContext, type RequestContext } from './platform/context.ts';
import { verifiedClaims } from './platform/jwt.ts';

/** What a logic function gets besides its request. */
export type Context = AppContext & RequestContext;

/** The same for routes that need a token. */
export type UserContext = Context & { readonly user: Claims };

export function contextOf(request: FastifyRequest, reply: FastifyReply): Context {
  return requestContext(request.server.context, request, reply);
}

export function userContextOf(request: FastifyRequest, reply: FastifyReply): UserContext {
  return Object.assign(contextOf(request, reply), { user: verifiedClaims<Claims>(request) });
}
