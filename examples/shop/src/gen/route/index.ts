// Generated from shop.api by apigen. Changes are lost: edit the contract instead.
import type { FastifyPluginAsync } from 'fastify';
import { catalogAdminRoutes } from './catalog/admin.ts';
import { catalogProductRoutes } from './catalog/product.ts';
import { orderRoutes } from './order.ts';

/** One plugin per group of the contract. */
export const routes: readonly FastifyPluginAsync[] = [
  catalogProductRoutes,
  catalogAdminRoutes,
  orderRoutes,
];
