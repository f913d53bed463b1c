import type {
  FieldModel,
  GroupModel,
  Origin,
  PrimitiveName,
  RequestModel,
  RouteModel,
  RouteOptions,
  ServiceModel,
  TypeModel,
  TypeRef,
} from '../../src/model/model.ts';

/** Builders of {@link ServiceModel} parts with everything at its default, for tests that need no contract. */
export const origin: Origin = { file: 'user.api', line: 1, column: 1, start: 0, end: 0 };

export const routeOptions: RouteOptions = {
  jwt: null,
  jwtTransition: null,
  middleware: [],
  timeout: null,
  maxBytes: null,
  signature: false,
  sse: false,
  rateLimit: null,
  cache: null,
  idempotency: null,
  roles: [],
  scopes: [],
  status: null,
  deprecated: false,
  tags: [],
  summary: '',
  authType: '',
  other: {},
};

export const primitive = (name: PrimitiveName): TypeRef => ({ kind: 'primitive', name });
export const ref = (name: string): TypeRef => ({ kind: 'ref', name });
export const array = (items: TypeRef, length: number | null = null): TypeRef => ({
  kind: 'array',
  items,
  length,
});
export const map = (keys: PrimitiveName, values: TypeRef): TypeRef => ({ kind: 'map', keys, values });

/** A required field read from JSON under its own name, with anything of it replaced. */
export function field(
  name: string,
  type: TypeRef | PrimitiveName,
  changes: Partial<FieldModel> = {},
): FieldModel {
  const property = changes.property ?? name;
  return {
    name,
    property,
    sources: [{ in: 'json', name: property }],
    type: typeof type === 'string' ? primitive(type) : type,
    required: changes.defaultValue === undefined,
    nullable: false,
    omitEmpty: false,
    asString: false,
    isCommaSeparated: false,
    dependency: null,
    constraints: {},
    description: '',
    otherTags: {},
    origin,
    ...changes,
  };
}

export function objectType(
  name: string,
  fields: readonly FieldModel[],
  changes: Partial<TypeModel> = {},
): TypeModel {
  return {
    name,
    description: '',
    origin,
    kind: 'object',
    fields,
    embeds: [],
    target: null,
    isInput: true,
    isOutput: true,
    ...changes,
  };
}

export function aliasType(name: string, target: TypeRef, changes: Partial<TypeModel> = {}): TypeModel {
  return { ...objectType(name, []), kind: 'alias', target, ...changes };
}

/** `get /v1/x` with everything at its default. The name is the handler's. */
export function route(
  method: RouteModel['method'],
  path: string,
  name: string,
  changes: Partial<RouteModel> = {},
): RouteModel {
  return {
    method,
    path,
    handler: name,
    name,
    group: '',
    summary: '',
    description: '',
    options: routeOptions,
    request: null,
    response: null,
    status: changes.response === undefined || changes.response === null ? 204 : 200,
    otherResponses: [],
    origin,
    ...changes,
  };
}

/** Where fields are read from on a method, as lowering resolves it. */
export function request(
  method: RouteModel['method'],
  name: string,
  fields: readonly FieldModel[],
): RequestModel {
  const hasQuery = method === 'get' || method === 'head';
  const place = (source: 'json' | 'form' | 'path' | 'header'): 'path' | 'query' | 'header' | 'body' =>
    source === 'json' ? (hasQuery ? 'query' : 'body') : source === 'form' ? 'query' : source;
  return {
    type: ref(name),
    fields: fields.map((item) => ({
      field: item,
      sources: item.sources.map((source) => ({ in: place(source.in), name: source.name })),
    })),
    body: null,
  };
}

export function group(routes: readonly RouteModel[], changes: Partial<GroupModel> = {}): GroupModel {
  const name = changes.group ?? '';
  const options = changes.options ?? routeOptions;
  return {
    prefix: '',
    group: name,
    options,
    routes: routes.map((item) => ({
      ...item,
      group: name,
      options: item.options === routeOptions ? options : item.options,
    })),
    origin,
    ...(changes.prefix === undefined ? {} : { prefix: changes.prefix }),
  };
}

export function service(
  types: readonly TypeModel[],
  groups: readonly GroupModel[],
  changes: Partial<ServiceModel> = {},
): ServiceModel {
  return { format: 1, name: 'user-api', info: {}, files: ['user.api'], types, groups, ...changes };
}
