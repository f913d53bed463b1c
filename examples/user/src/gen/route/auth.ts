// Generated from user.api by apigen. Changes are lost: edit the contract instead.
import type { FastifyInstance } from 'fastify';
import { handleLogin, type LoginRoute } from '../handler/auth.ts';
import { limit } from '../platform/throttle.ts';

export async function authRoutes(app: FastifyInstance): Promise<void> {
  app.route<LoginRoute>({
    method: 'POST',
    url: '/v1/login',
    schema: {
      body: { $ref: 'LoginReq#' },
      response: { 200: { $ref: 'LoginResp#' } },
    },
    config: { rateLimit: limit(5, 60_000) },
    handler: handleLogin,
  });
}
