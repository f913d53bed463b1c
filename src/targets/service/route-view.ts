import { lineComment } from '../../base/literal.ts';
import type { RouteModel } from '../../model/model.ts';
import { handlerPath } from './handler-view.ts';
import { isCacheable } from './cacheable.ts';
import { createImportScope, type ImportScope } from '../import-scope.ts';
import type { ExactIntegers } from './int64.ts';
import type { GroupLayout, RouteLayout } from './layout.ts';
import {
  mentionedNames,
  objectOf,
  printValue,
  type PrintableObject,
  type PrintableValue,
} from '../print-value.ts';
import { middlewarePath } from './logic-view.ts';
import { isRepeatable } from './repeatable.ts';
import type { RequestPlan } from './request-plan.ts';
import { requestSchemas } from './schema/request-schema.ts';
import { typeSchema } from './schema/type-schema.ts';
import type { SchemaUses } from './schema-view.ts';
import type { ServiceView } from './service-view.ts';
import { takesForm, uploadFields } from './upload-fields.ts';

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
  const schema = routeSchema(layout, { scope, view, uses });
  for (const name of mentionedNames(schema)) scope.use('src/gen/platform/integer.ts', name);
  const members = new Map<string, PrintableValue>([
    ['method', route.method.toUpperCase()],
    ['url', router.url],
    ...(isDoubledByHead(layout, view) ? [['exposeHeadRoute', false] as const] : []),
    ...(schema.size === 0 ? [] : [['schema', schema] as const]),
    ...routeSettings(layout, scope),
    ...hooks(route, scope, view),
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

function routeSchema({ route, plan }: RouteLayout, { uses, view: { exact } }: RouteScope): PrintableObject {
  const context = { direction: 'input', referTo: uses.referTo, exact } as const;
  const type = route.request?.type;
  const typeRef = plan.isBodyTheType && type?.kind === 'ref' ? uses.referTo(type.name, 'input') : '';
  const response = responseSchemas(route, uses, exact);
  const { params, querystring, headers, body } = requestSchemas(plan, typeRef, context);
  return objectOf({
    params,
    querystring,
    headers,
    body: hasNoBody(route) ? undefined : body,
    response: response.size === 0 ? undefined : response,
  });
}

/** Fastify refuses to validate a body where HTTP has none. */
function hasNoBody({ method }: RouteModel): boolean {
  return method === 'get' || method === 'head' || method === 'trace';
}

function responseSchemas(route: RouteModel, uses: SchemaUses, exact: ExactIntegers | null): PrintableObject {
  const context = { direction: 'output', referTo: uses.referTo, exact } as const;
  const responses = new Map<string, PrintableValue>();
  if (route.response !== null) {
    const schema = typeSchema(route.response, {}, context);
    responses.set(
      String(route.options.sse ? 200 : route.status),
      route.options.sse ? eventStream(schema) : schema,
    );
  }
  for (const { status, body } of route.otherResponses) {
    if (body !== null) responses.set(String(status), typeSchema(body, {}, context));
  }
  return responses;
}

function eventStream(schema: PrintableObject): PrintableObject {
  return objectOf({ content: objectOf({ 'text/event-stream': objectOf({ schema }) }) });
}

function routeSettings(
  { route, plan }: RouteLayout,
  scope: ImportScope,
): readonly (readonly [string, PrintableValue])[] {
  const { rateLimit, timeout, maxBytes, sse } = route.options;
  const uploads = uploadFields(route);
  const config = objectOf({
    rateLimit: rateLimit === null ? undefined : { code: printLimit(rateLimit, scope) },
    uploads: takesForm(route) ? uploads : undefined,
    cache: isCacheable(route) ? cacheRules(route, plan) : undefined,
    idempotency: isRepeatable(route) ? idempotencyRules(route, plan) : undefined,
    signature: route.options.signature ? true : undefined,
    timeout:
      sse || uploads.size > 0 || timeout === 0
        ? { code: scope.use('src/gen/platform/lifetime.ts', 'noTimeout') }
        : printMillis(timeout),
  });
  return [
    ...(config.size === 0 ? [] : [['config', config] as const]),
    ...(maxBytes === null || maxBytes <= 0 ? [] : [['bodyLimit', { code: groupDigits(maxBytes) }] as const]),
  ];
}

/** Answers differ with the headers that the route reads. */
function cacheRules({ options }: RouteModel, plan: RequestPlan): PrintableObject {
  return objectOf({ maxAge: { code: groupDigits(options.cache ?? 0) }, vary: headersRead(plan) });
}

/** Requests are the same when the headers are, too, that the route reads. */
function idempotencyRules({ options }: RouteModel, plan: RequestPlan): PrintableObject {
  return objectOf({ ttl: { code: groupDigits(options.idempotency ?? 0) }, headers: headersRead(plan) });
}

/** The headers that a route reads besides the token, undefined where there are none. */
function headersRead(plan: RequestPlan): readonly string[] | undefined {
  const fields = [...plan.path, ...plan.query, ...plan.header, ...plan.body];
  const read = fields.flatMap(({ from }) => from.filter((source) => source.in === 'header'));
  const names = [...plan.header, ...read].map(({ name }) => name).filter((name) => name !== 'authorization');
  return names.length === 0 ? undefined : [...new Set(names)];
}

function printLimit(limit: NonNullable<RouteModel['options']['rateLimit']>, scope: ImportScope): string {
  const by = limit.by === null ? '' : `, '${limit.by}'`;
  const name = scope.use('src/gen/platform/throttle.ts', 'limit');
  return `${name}(${groupDigits(limit.max)}, ${groupDigits(limit.window)}${by})`;
}

function printMillis(timeout: number | null): PrintableValue | undefined {
  return timeout === null ? undefined : { code: groupDigits(timeout) };
}

/** `10_000`, as people write long numbers. */
function groupDigits(value: number): string {
  return value < 10_000 || !Number.isSafeInteger(value)
    ? String(value)
    : String(value).replaceAll(/\B(?=(?:\d{3})+$)/g, '_');
}

/** Authentication first, then the contract's middleware in its order. */
function hooks(
  route: RouteModel,
  scope: ImportScope,
  view: ServiceView,
): readonly (readonly [string, PrintableValue])[] {
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
