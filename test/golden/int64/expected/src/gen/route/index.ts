// Generated from api/input.api by apigen. Changes are lost: edit the contract instead.
import type { FastifyPluginAsync } from 'fastify';
import { rootRoutes } from './root.ts';

/** One plugin per group of the contract. */
export const routes: readonly FastifyPluginAsync[] = [rootRoutes];
