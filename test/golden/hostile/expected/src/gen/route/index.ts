// Generated from api/input.api by apigen. Changes are lost: edit the contract instead.
import type { FastifyPluginAsync } from 'fastify';
import { classFunctionRoutes } from './class/function.ts';

/** One plugin per group of the contract. */
export const routes: readonly FastifyPluginAsync[] = [classFunctionRoutes];
