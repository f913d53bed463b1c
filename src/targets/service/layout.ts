import type { RequestModel, RouteModel, ServiceModel, TypeModel, TypeRef } from '../../model/model.ts';
import { fileStem, groupFolder, madeTypeName, typeName, valueName } from '../names.ts';
import { planRequest, type RequestPlan } from './request-plan.ts';
import { routerPath, type RouterPath } from './router-path.ts';
import { membersOf } from './type-members.ts';
import { uniqueFileNames, uniqueIdentifiers } from '../unique-name.ts';

/** Every name and path of the generated project, settled once so that all files agree. */
export interface ServiceLayout {
  /** A declared type's name in TypeScript, by its name in the contract. Unique in the whole project. */
  readonly typeNames: ReadonlyMap<string, string>;
  /** The module in `src/gen/types` and `src/gen/schema` that holds a declared type, by its name in the contract. */
  readonly typeModules: ReadonlyMap<string, string>;
  /** The module of each contract file, in the model's order. */
  readonly fileModules: ReadonlyMap<string, string>;
  readonly groups: readonly GroupLayout[];
  readonly middleware: readonly MiddlewareLayout[];
}

/** One module in `src/gen/handler` and `src/gen/route`: all `service` blocks whose groups have one folder. */
export interface GroupLayout {
  /** Below `src/logic`: `user/admin`, or empty. */
  readonly folder: string;
  /** Below `src/gen/handler` and `src/gen/route`, without extension. */
  readonly module: string;
  /** The name of the Fastify plugin: `userAdminRoutes`. */
  readonly pluginName: string;
  readonly routes: readonly RouteLayout[];
}

/** The names of one route. */
export interface RouteLayout {
  readonly route: RouteModel;
  /** The path as Fastify's router reads it. */
  readonly router: RouterPath;
  /** What the route reads, part by part. */
  readonly plan: RequestPlan;
  /** `GetUser`: the function type that the logic implements. Unique in its group. */
  readonly typeName: string;
  /** `GetUserRoute`: what Fastify knows of the request's parts. */
  readonly routeTypeName: string;
  /** `handleGetUser`: the function between Fastify and the logic. */
  readonly handlerName: string;
  /** `getUser`: the logic function. */
  readonly functionName: string;
  /** `src/logic/user/get-user.ts` */
  readonly logicPath: string;
}

/** The names of one middleware. */
export interface MiddlewareLayout {
  /** As in the contract. */
  readonly name: string;
  readonly functionName: string;
  readonly stem: string;
}

/** Settles all names. Nothing here depends on anything but the model's order. */
export function layoutService(model: ServiceModel): ServiceLayout {
  const fileModules = nameFileModules(model.files);
  return {
    typeNames: nameTypes(model),
    typeModules: new Map(
      model.types.map((type) => [type.name, fileModules.get(type.origin.file) ?? 'contract']),
    ),
    fileModules,
    groups: layoutGroups(model),
    middleware: layoutMiddleware(model),
  };
}

function nameTypes(model: ServiceModel): ReadonlyMap<string, string> {
  const names = uniqueIdentifiers();
  return new Map(model.types.map((type) => [type.name, names.claim(typeName(type.name))]));
}

/** `user.api` gives `user`; files of equal name in different folders keep as much of their folder as they need. */
function nameFileModules(files: readonly string[]): ReadonlyMap<string, string> {
  const stems = files.map((file) =>
    file
      .replace(/\.api$/i, '')
      .split('/')
      .map(fileStem),
  );
  const short = stems.map((segments) => segments.at(-1) ?? '_');
  // The list of all schemas stands in `index.ts`.
  const names = uniqueFileNames(['index']);
  return new Map(
    files.map((file, index) => {
      const own = short[index] ?? '_';
      const isAlone = short.filter((other) => other === own).length === 1;
      const long = (stems[index] ?? []).filter((segment) => segment !== '_').join('-');
      return [file, names.claim(isAlone || index === 0 || long === '' ? own : long)];
    }),
  );
}

function layoutGroups(model: ServiceModel): readonly GroupLayout[] {
  const byFolder = Map.groupBy(model.groups, (group) => groupFolder(group.group));
  const folders = [...byFolder.keys()].filter((folder) => folder !== '');
  // The list of all plugins stands in `index.ts`.
  const modules = uniqueFileNames([...folders, 'index']);
  const plugins = uniqueIdentifiers();
  const types = new Map(model.types.map((type) => [type.name, type]));
  return [...byFolder].map(([folder, groups]) => ({
    folder,
    module: folder === '' ? modules.claim('root') : folder === 'index' ? modules.claim('index') : folder,
    pluginName: plugins.claim(`${valueName(folder === '' ? 'root' : folder)}Routes`),
    routes: layoutRoutes(
      folder,
      groups.flatMap((group) => group.routes),
      types,
    ),
  }));
}

function layoutRoutes(
  folder: string,
  routes: readonly RouteModel[],
  types: TypeTable,
): readonly RouteLayout[] {
  const declared = uniqueIdentifiers();
  const functions = uniqueIdentifiers();
  const stems = uniqueFileNames();
  const prefix = folder === '' ? 'src/logic' : `src/logic/${folder}`;
  const typeNames = routes.map((route) => declared.claim(madeTypeName(route.name)));
  return routes.map((route, index) => ({
    ...placeRoute(route, types),
    typeName: typeNames[index] ?? '_',
    routeTypeName: declared.claim(`${typeNames[index] ?? '_'}Route`),
    handlerName: declared.claim(`handle${typeNames[index] ?? '_'}`),
    functionName: functions.claim(valueName(route.name)),
    logicPath: `${prefix}/${stems.claim(fileStem(route.name))}.ts`,
  }));
}

type TypeTable = ReadonlyMap<string, TypeModel>;

function placeRoute(route: RouteModel, types: TypeTable): Pick<RouteLayout, 'route' | 'router' | 'plan'> {
  const router = routerPath(route.path);
  return { route, router, plan: planRequest(inputOf(route.request, types), router) };
}

/** The request with its fields as its type prints them. */
function inputOf(request: RequestModel | null, types: TypeTable): RequestModel | null {
  const type = request === null ? undefined : declaredType(request.type, types);
  if (request === null || type === undefined) return request;
  const members = membersOf(
    type,
    request.fields.map(({ field }) => field),
  );
  const fields = request.fields.map((one, index) => ({ ...one, field: members[index] ?? one.field }));
  return { ...request, fields };
}

/** The object type behind a name and its aliases. */
function declaredType(ref: TypeRef, types: TypeTable, depth = 0): TypeModel | undefined {
  const type = ref.kind === 'ref' && depth < 20 ? types.get(ref.name) : undefined;
  return type?.target === null || type === undefined ? type : declaredType(type.target, types, depth + 1);
}

function layoutMiddleware(model: ServiceModel): readonly MiddlewareLayout[] {
  const names = new Set(
    model.groups.flatMap((group) => group.routes.flatMap((route) => route.options.middleware)),
  );
  const functions = uniqueIdentifiers();
  const stems = uniqueFileNames();
  return [...names].map((name) => ({
    name,
    functionName: functions.claim(valueName(name)),
    stem: stems.claim(fileStem(name)),
  }));
}
