// Generated from hello.api by apigen. Changes are lost: edit the contract instead.
import type { FastifyInstance } from 'fastify';
import { handleHello, type HelloRoute } from '../handler/root.ts';

export async function rootRoutes(app: FastifyInstance): Promise<void> {
  app.route<HelloRoute>({
    method: 'GET',
    url: '/hello/:name',
    schema: {
      params: {
        type: 'object',
        properties: { name: { type: 'string', maxLength: 40 } },
        required: ['name'],
      },
      response: { 200: { $ref: 'HelloResp#' } },
    },
    handler: handleHello,
  });
}
