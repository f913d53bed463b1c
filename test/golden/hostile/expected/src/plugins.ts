import type { FastifyInstance } from 'fastify';

/**
 * Registers plugins, hooks and routes of your own, before the routes of the contract: they hold for all of them, in
 * tests too. For example: `await app.register(cors, { origin: 'https://app.example.com' })`.
 */
export async function registerPlugins(app: FastifyInstance): Promise<void> {}
