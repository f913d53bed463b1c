import { lineComment } from '../../base/literal.ts';
import type { RouteModel } from '../../model/model.ts';
import { handlerPath } from './handler-view.ts';
import { createImportScope, type ImportScope } from '../import-scope.ts';
import type { GroupLayout, RouteLayout } from './layout.ts';
import { mentionedNames, printValue, type PrintableValue } from '../print-value.ts';
import type { RequestPlan } from './request-plan.ts';
import { routeHooks } from './route-hooks.ts';
import { routeSchema } from './route-schema.ts';
import { routeSettings } from './route-settings.ts';
import type { SchemaUses } from './schema-view.ts';
import type { ServiceView } from './service-view.ts';

/** One module of `src/gen/route`: a Fastify plugin. */
export interface RouteModuleView {
  readonly header: string;
  readonly imports: readonly string[];
  readonly pluginName: string;
  readonly routes: readonly RouteView[];
}

interface RouteView {
  /** Comments in front, one for each route that this one overshadows. */
  readonly notes: readonly string[];
  /** `app.route` or `app.route<GetUserRoute>`. */
  readonly call: string;
  /** The options, a line or more each. */
  readonly members: readonly string[];
}

/** Builds the plugin of a group: what Fastify is told about each route. */
export function viewRoutes(group: GroupLayout, view: ServiceView, uses: SchemaUses): RouteModuleView {
  const scope = createImportScope(routePath(group), [group.pluginName, 'app']);
  scope.use('fastify', 'FastifyInstance', 'type');
  const routes = group.routes
    .filter(({ route }) => !view.unreachable.has(route))
    .map((layout) => viewRoute(layout, group, { scope, view, uses }));
  return { header: view.header, imports: scope.print(), pluginName: group.pluginName, routes };
}

/** `src/gen/route/index.ts` */
export interface RouteIndexView {
  readonly header: string;
  readonly imports: readonly string[];
  /** The value of `routes`. */
  readonly list: string;
}

/** The list of all plugins. */
export function viewRouteIndex(view: ServiceView): RouteIndexView {
  const scope = createImportScope('src/gen/route/index.ts', ['routes']);
  scope.use('fastify', 'FastifyPluginAsync', 'type');
  const names = view.layout.groups.map((group) => ({ code: scope.use(routePath(group), group.pluginName) }));
  const before = 'export const routes: readonly FastifyPluginAsync[] = ';
  return {
    header: view.header,
    imports: scope.print(),
    list: printValue(names, { indent: 0, before: before.length, after: 1 }),
  };
}

/** The path of a group's plugin in the project. */
export function routePath(group: GroupLayout): string {
  return `src/gen/route/${group.module}.ts`;
}

interface RouteScope {
  readonly scope: ImportScope;
  readonly view: ServiceView;
  readonly uses: SchemaUses;
}

function viewRoute(layout: RouteLayout, group: GroupLayout, { scope, view, uses }: RouteScope): RouteView {
  const { route, plan, router } = layout;
  const handlers = handlerPath(group);
  const isTyped = route.request !== null && readsAnything(plan);
  const schema = routeSchema(layout, uses, view.exact);
  for (const name of mentionedNames(schema)) scope.use('src/gen/platform/integer.ts', name);
  const members = new Map<string, PrintableValue>([
    ['method', route.method.toUpperCase()],
    ['url', router.url],
    ...(isDoubledByHead(layout, view) ? [['exposeHeadRoute', false] as const] : []),
    ...(schema.size === 0 ? [] : [['schema', schema] as const]),
    ...routeSettings(layout, scope),
    ...routeHooks(route, scope, view),
    ['handler', { code: scope.use(handlers, layout.handlerName) }],
  ]);
  return {
    notes: printNotes(route, view),
    call: isTyped ? `app.route<${scope.use(handlers, layout.routeTypeName, 'type')}>` : 'app.route',
    members: [...members].map(([name, value]) => printOption(name, value)),
  };
}

function printNotes(route: RouteModel, view: ServiceView): readonly string[] {
  const hidden = [...view.unreachable].filter(([, by]) => by === route).map(([one]) => one);
  return hidden.map(
    (one) =>
      `// ${one.method.toUpperCase()} ${lineComment(one.path)} is never reached: this route answers the same requests.`,
  );
}

function printOption(name: string, value: PrintableValue): string {
  return `${name}: ${printValue(value, { indent: 4, before: name.length + 2, after: 1 })},`;
}

function readsAnything(plan: RequestPlan): boolean {
  const { path, query, header, body, wholeBody } = plan;
  return wholeBody !== null || [path, query, header, body].some((fields) => fields.length > 0);
}

/** Fastify adds HEAD to every GET by itself, which must not meet a HEAD of the contract's. */
function isDoubledByHead({ route, router }: RouteLayout, view: ServiceView): boolean {
  return route.method === 'get' && view.headUrls.has(router.url);
}
