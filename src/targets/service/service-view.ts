import { lineComment } from '../../base/literal.ts';
import type { RouteModel, ServiceModel, TypeModel } from '../../model/model.ts';
import { exactIntegers, type ExactIntegers } from './int64.ts';
import { layoutService, type ServiceLayout } from './layout.ts';
import { nameSchemas, type SchemaNames } from './schema/schema-names.ts';
import type { ServiceOptions } from './service-options.ts';
import { unreachableRoutes } from './unreachable-routes.ts';

/** What every view is built from. */
export interface ServiceView {
  readonly model: ServiceModel;
  readonly options: ServiceOptions;
  readonly layout: ServiceLayout;
  readonly schemaNames: SchemaNames;
  readonly types: ReadonlyMap<string, TypeModel>;
  /** Null where 64-bit integers are a `number`. */
  readonly exact: ExactIntegers | null;
  /** Routes that stand in another's shadow, with that other. */
  readonly unreachable: ReadonlyMap<RouteModel, RouteModel>;
  /** Router paths that the contract answers to HEAD itself. */
  readonly headUrls: ReadonlySet<string>;
  /** The first line of files made of the whole contract. */
  readonly header: string;
}

/** Settles the names that all files share. */
export function viewService(model: ServiceModel, options: ServiceOptions): ServiceView {
  const layout = layoutService(model);
  const types = new Map(model.types.map((type) => [type.name, type]));
  const exact = exactIntegers(options.int64, types);
  const routes = layout.groups.flatMap((group) => group.routes);
  return {
    model,
    options,
    layout,
    schemaNames: nameSchemas(model, layout, exact),
    types,
    exact,
    unreachable: unreachableRoutes(routes),
    headUrls: new Set(routes.filter(({ route }) => route.method === 'head').map(({ router }) => router.url)),
    header: headerOf(options.contractPath),
  };
}

/** The first line of a generated file: that it is generated, and from what. */
export function headerOf(contractPath: string): string {
  return `// Generated from ${lineComment(contractPath)} by apigen. Changes are lost: edit the contract instead.`;
}

/** A contract file's path in the project: the model's paths are relative to the root contract's folder. */
export function projectPath(file: string, contractPath: string): string {
  const segments = contractPath.split('/').slice(0, -1);
  for (const segment of file.split('/')) {
    if (segment === '..' && segments.length > 0 && segments.at(-1) !== '..') segments.pop();
    else if (segment !== '.') segments.push(segment);
  }
  return segments.join('/');
}

/** `GET /v1/users/:id` */
export function shownRoute({ method, path }: Pick<RouteModel, 'method' | 'path'>): string {
  return `${method.toUpperCase()} ${path}`;
}
