import type { RouteModel } from '../../model/model.ts';
import type { RouteLayout } from './layout.ts';

/**
 * Routes that no request reaches because one above answers the same requests (`/u/:id` and `/u/:name`), with that one.
 * The contract was warned about; Fastify would refuse to start with both.
 */
export function unreachableRoutes(routes: readonly RouteLayout[]): ReadonlyMap<RouteModel, RouteModel> {
  const first = new Map<string, RouteModel>();
  const unreachable = new Map<RouteModel, RouteModel>();
  for (const { route, router } of routes) {
    const shape = `${route.method} ${router.url.replaceAll(/(?<=\/):(?!:)[^/]+/g, ':')}`;
    const other = first.get(shape);
    if (other === undefined) first.set(shape, route);
    else unreachable.set(route, other);
  }
  return unreachable;
}
