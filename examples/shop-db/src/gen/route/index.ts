// Generated from shop.api by apigen. Changes are lost: edit the contract instead.
import type { FastifyPluginAsync } from 'fastify';
import { customersRoutes } from './customers.ts';
import { ordersRoutes } from './orders.ts';
import { productsRoutes } from './products.ts';

/** One plugin per group of the contract. */
export const routes: readonly FastifyPluginAsync[] = [
  ordersRoutes,
  customersRoutes,
  productsRoutes,
];
