// Generated from api/input.api by apigen. Changes are lost: edit the contract instead.
import type { FastifyInstance } from 'fastify';
import { handlePing } from '../handler/root.ts';

export async function rootRoutes(app: FastifyInstance): Promise<void> {
  app.route({
    method: 'GET',
    url: '/ping',
    handler: handlePing,
  });
}
