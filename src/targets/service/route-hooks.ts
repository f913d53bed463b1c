import type { RouteModel } from '../../model/model.ts';
import type { ImportScope } from '../import-scope.ts';
import { objectOf, printValue } from '../print-value.ts';
import { middlewarePath } from './logic-view.ts';
import type { RouteMember } from './route-settings.ts';
import type { ServiceView } from './service-view.ts';

/** Authentication first, then the contract's middleware in its order. */
export function routeHooks(route: RouteModel, scope: ImportScope, view: ServiceView): readonly RouteMember[] {
  const { jwt, middleware } = route.options;
  const steps = middleware.flatMap((name) => {
    const layout = view.layout.middleware.find((one) => one.name === name);
    return layout === undefined ? [] : [{ code: scope.use(middlewarePath(layout), layout.functionName) }];
  });
  const all = jwt === null ? steps : [{ code: printAuthentication(jwt, route) }, ...steps];
  if (all.length === 0) return [];
  return [['onRequest', all.length === 1 && all[0] !== undefined ? all[0] : all]];
}

function printAuthentication(jwt: string, { options }: RouteModel): string {
  const rules = objectOf({
    transition: options.jwtTransition ?? undefined,
    roles: options.roles.length === 0 ? undefined : options.roles,
    scopes: options.scopes.length === 0 ? undefined : options.scopes,
  });
  const inline = { indent: 0, before: -100_000, after: 0 };
  const second = rules.size === 0 ? '' : `, ${printValue(rules, inline)}`;
  return `app.authenticate(${printValue(jwt, inline)}${second})`;
}
