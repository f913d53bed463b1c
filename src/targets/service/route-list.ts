import type { RouteOptions } from '../../model/model.ts';
import type { RouteLayout } from './layout.ts';
import { shownRoute, type ServiceView } from './service-view.ts';

/** Where the routes are listed: a README is what a folder shows first. */
export const routeListPath = 'src/gen/README.md';

/** What the list of routes shows. */
export interface RouteListView {
  readonly contractPath: string;
  readonly routes: readonly RouteLineView[];
}

interface RouteLineView {
  readonly route: string;
  readonly summary: string;
  /** Where its logic is. */
  readonly logic: string;
  /** What a request needs besides what its type says, each in words and the names that go with them. */
  readonly needs: readonly { readonly what: string; readonly names: readonly string[] }[];
}

/** Every route in the order of the contract. A line depends on its own route alone. */
export function viewRouteList({ layout, options }: ServiceView): RouteListView {
  const routes = layout.groups.flatMap((group) => group.routes);
  return { contractPath: options.contractPath, routes: routes.map(viewLine) };
}

function viewLine({ route, logicPath }: RouteLayout): RouteLineView {
  return {
    route: shownRoute(route),
    summary: route.summary,
    logic: logicPath,
    needs: needsOf(route.options),
  };
}

function needsOf({ jwt, roles, scopes, signature }: RouteOptions): RouteLineView['needs'] {
  const token = jwt === null ? [] : [{ what: 'a token of', names: [jwt] }];
  const role = { what: roles.length === 1 ? 'the role' : 'one of the roles', names: roles };
  const scope = { what: scopes.length === 1 ? 'the scope' : 'the scopes', names: scopes };
  const named = [role, scope].filter(({ names }) => names.length > 0);
  return [...token, ...named, ...(signature ? [{ what: 'a signature', names: [] }] : [])];
}
