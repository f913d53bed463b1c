import type { KeyValueNode, RouteNode } from '../syntax/ast.ts';
import { handlerBaseName } from '../semantics/handler-name.ts';
import { pathParameters } from '../semantics/route-path.ts';
import { readServerOptions } from '../semantics/server-options.ts';
import { shapeOf } from '../semantics/shape.ts';
import { emptyScope, type BoundType, type RouteSymbol } from '../semantics/symbols.ts';
import { describe } from './description.ts';
import { lowerFields } from './lower-field.ts';
import { lowerType, type LowerContext } from './lower-type.ts';
import type { FieldModel, HttpMethod, RequestField, RequestModel, RouteModel, TypeRef } from './model.ts';
import { originOf } from './origin.ts';

/** A route with its `@server` values, request and responses resolved. */
export function lowerRoute(route: RouteSymbol, context: LowerContext): RouteModel {
  const { node } = route;
  const options = readServerOptions(route.service.server, node.server);
  const response = successBody(route, context);
  const summary = node.doc?.text?.text ?? docEntry(node, 'summary');
  const handler = route.handler?.text ?? '';
  return {
    method: methodOf(route.method),
    path: route.path,
    handler,
    name: handlerBaseName(handler),
    group: route.group,
    summary: summary || docEntry(node, 'text') || routeSummary(route),
    description: docEntry(node, 'description') || docEntry(node, 'desc') || routeComments(node),
    options,
    request: lowerRequest(route, context),
    response,
    status: options.status ?? successStatus(route) ?? (response === null && !options.sse ? 204 : 200),
    otherResponses: otherResponses(route, context),
    origin: originOf(context.symbols.program.sources, route.file, node),
  };
}

const methods: readonly HttpMethod[] = [
  'get',
  'head',
  'post',
  'put',
  'patch',
  'delete',
  'options',
  'connect',
  'trace',
];

/** A rule has refused every other method. */
function methodOf(text: string): HttpMethod {
  return methods.find((method) => method === text) ?? 'get';
}

function docEntry(node: RouteNode, key: string): string {
  return entryOf(node.doc?.entries ?? [], key);
}

function entryOf(entries: readonly KeyValueNode[], key: string): string {
  return entries.findLast((entry) => entry.key.text === key)?.value.text.trim() ?? '';
}

/** A route's own `summary`; that of its block speaks of the block. */
function routeSummary(route: RouteSymbol): string {
  return entryOf(route.node.server?.entries ?? [], 'summary');
}

function routeComments(node: RouteNode): string {
  return describe(
    node,
    ...(node.doc === undefined ? [] : [node.doc]),
    ...(node.handler === undefined ? [] : [node.handler]),
  );
}

function bound(route: RouteSymbol, node: BoundType['node']): BoundType {
  return { node, scope: emptyScope, file: route.file };
}

function lowerRequest(route: RouteSymbol, context: LowerContext): RequestModel | null {
  const node = route.node.request?.type;
  if (node === undefined) return null;
  const type = bound(route, node);
  const shape = shapeOf(type, context.symbols);
  const ref = lowerType(type, context);
  if (shape.kind !== 'struct') return hasNoBody(route.method) ? null : { type: ref, fields: [], body: ref };
  const parameters = new Set(pathParameters(route.path));
  const fields = lowerFields(shape, context).map((field) => requestField(field, route.method, parameters));
  return { type: ref, fields: leaveBodyToJson(fields), body: null };
}

/** A member of the body that a `json` field is called by is that field's alone: a `form` field of this name has the query. */
function leaveBodyToJson(fields: readonly RequestField[]): readonly RequestField[] {
  const named = fields.flatMap(({ field }) => field.sources.filter((source) => source.in === 'json'));
  const taken = new Set(named.map((source) => source.name));
  return fields.map(({ field, sources }) => {
    const isNamed = field.sources.some((source) => source.in === 'json');
    const others = sources.filter((source) => isNamed || source.in !== 'body' || !taken.has(source.name));
    return { field, sources: others.length === 0 ? sources : others };
  });
}

/** Where a field is looked for on this route. Without a body, `json` and `form` both mean the query. */
function requestField(field: FieldModel, method: string, parameters: ReadonlySet<string>): RequestField {
  const places = field.sources.flatMap((source) => placesOf(source, method));
  // A file is no text, so it comes in the body or not at all.
  const sources = isFile(field.type) ? places.filter((place) => place.in === 'body') : places;
  // A parameter that the path does not have is looked for nowhere, as long as there is another place to look.
  const reachable = sources.filter((source) => source.in !== 'path' || parameters.has(source.name));
  return { field, sources: unique(reachable.length === 0 ? sources : reachable) };
}

function isFile(type: TypeRef): boolean {
  return type.kind === 'array' ? isFile(type.items) : type.kind === 'primitive' && type.name === 'file';
}

type Place = RequestField['sources'][number];

function placesOf(source: FieldModel['sources'][number], method: string): readonly Place[] {
  const { name } = source;
  switch (source.in) {
    case 'path':
    case 'header':
      return [{ in: source.in, name }];
    case 'json':
      return [{ in: hasNoBody(method) ? 'query' : 'body', name }];
    case 'form':
      return hasNoBody(method) || method === 'delete'
        ? [{ in: 'query', name }]
        : [
            { in: 'query', name },
            { in: 'body', name },
          ];
  }
}

function hasNoBody(method: string): boolean {
  return ['get', 'head', 'trace', 'connect'].includes(method);
}

function unique(places: readonly Place[]): readonly Place[] {
  return places.filter(
    (place, index) =>
      places.findIndex((other) => other.in === place.in && other.name === place.name) === index,
  );
}

function successBody(route: RouteSymbol, context: LowerContext): TypeRef | null {
  const node = successResponse(route)?.body.type;
  return node === undefined ? null : lowerType(bound(route, node), context);
}

/** The one without a status; else the first whose status says success. */
function successResponse(route: RouteSymbol): RouteNode['responses'][number] | undefined {
  const { responses } = route.node;
  return responses.find((response) => response.status === undefined) ?? responses.find(isSuccess);
}

function isSuccess(response: RouteNode['responses'][number]): boolean {
  return response.status?.text.startsWith('2') ?? true;
}

function successStatus(route: RouteSymbol): number | null {
  const text = successResponse(route)?.status?.text;
  return text === undefined ? null : Number(text);
}

function otherResponses(route: RouteSymbol, context: LowerContext): RouteModel['otherResponses'] {
  const success = successResponse(route);
  return route.node.responses
    .filter((response) => response !== success)
    .map(({ status, body }) => ({
      status: Number(status?.text ?? '200'),
      body: body.type === undefined ? null : lowerType(bound(route, body.type), context),
    }));
}
