// Generated from user.api by apigen. Changes are lost: edit the contract instead.
import type { FastifyPluginAsync } from 'fastify';
import { authRoutes } from './auth.ts';
import { userRoutes } from './user.ts';

/** One plugin per group of the contract. */
export const routes: readonly FastifyPluginAsync[] = [authRoutes, userRoutes];
