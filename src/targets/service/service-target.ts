import type { ServiceModel } from '../../model/model.ts';
import type { VirtualFile } from '../../workspace/virtual-file.ts';
import type { Target, TargetContext } from '../target.ts';
import { handlerPath, viewHandlers } from './handler-view.ts';
import { middlewarePath, viewLogic, viewMiddleware } from './logic-view.ts';
import { generateProject } from './project-files.ts';
import { viewProject } from './project-view.ts';
import { routeListPath, viewRouteList } from './route-list.ts';
import { routePath, viewRouteIndex, viewRoutes } from './route-view.ts';
import { collectSchemaUses, viewSchemaIndex, viewSchemas } from './schema-view.ts';
import type { ServiceOptions } from './service-options.ts';
import { headerOf, projectPath, shownRoute, viewService, type ServiceView } from './service-view.ts';
import { contractRequestPath, contractTestPath, viewContractTest } from './test-view.ts';
import { typeIndexPath, viewTypeIndex, viewTypes } from './types-view.ts';

type Context = TargetContext<ServiceOptions>;

/** The Fastify service: everything that `apigen new` writes but the contract itself and apigen's own two files. */
export const serviceTarget: Target<ServiceOptions> = {
  name: 'service',
  summary: 'A Fastify service in TypeScript that its owner keeps.',
  generate: generateService,
};

function* generateService(model: ServiceModel, context: Context): Iterable<VirtualFile> {
  const view = viewService(model, context.options);
  const project = viewProject(view, context.asset('versions/package.json'));
  yield* generateProject(project, context);
  yield* generateTypes(view, context);
  yield* generateRoutes(view, context);
  yield* generateStubs(view, context);
  const test = context.render(`service/${contractTestPath}`, viewContractTest(view));
  yield generated(contractTestPath, test, view);
  yield generated(contractRequestPath, context.render(`service/${contractRequestPath}`, project), view);
}

function* generateTypes(view: ServiceView, { render, options }: Context): Iterable<VirtualFile> {
  const views = viewTypes(view);
  if (views.length === 0) return;
  for (const module of views) {
    const origin = projectPath(module.file, options.contractPath);
    const content = render('service/src/gen/types/file.ts', { ...module, header: headerOf(origin) });
    yield { path: `src/gen/types/${module.module}.ts`, content, ownership: 'generated', origin };
  }
  const index = render('service/src/gen/types/index.ts', viewTypeIndex(view, views));
  yield generated(typeIndexPath, index, view);
}

/** Schemas, routes and handlers; the routes decide which schemas are needed. */
function* generateRoutes(view: ServiceView, { render }: Context): Iterable<VirtualFile> {
  const uses = collectSchemaUses(view);
  for (const group of view.layout.groups) {
    const routes = render('service/src/gen/route/group.ts', viewRoutes(group, view, uses));
    yield generated(routePath(group), routes, view);
    const handlers = render('service/src/gen/handler/group.ts', viewHandlers(group, view));
    yield generated(handlerPath(group), handlers, view);
  }
  const routeIndex = render('service/src/gen/route/index.ts', viewRouteIndex(view));
  yield generated('src/gen/route/index.ts', routeIndex, view);
  yield generated(routeListPath, render(`service/${routeListPath}`, viewRouteList(view)), view);
  const schemas = viewSchemas(view, uses);
  for (const module of schemas)
    yield generated(module.path, render('service/src/gen/schema/file.ts', module), view);
  const schemaIndex = render('service/src/gen/schema/index.ts', viewSchemaIndex(view, schemas));
  yield generated('src/gen/schema/index.ts', schemaIndex, view);
}

/** The owner's files, as they are first written. */
function* generateStubs(view: ServiceView, { render, options }: Context): Iterable<VirtualFile> {
  for (const group of view.layout.groups) {
    for (const layout of group.routes) {
      yield {
        path: layout.logicPath,
        content: render('service/src/logic/handler.ts', viewLogic(layout, group)),
        ownership: 'yours',
        origin: projectPath(layout.route.origin.file, options.contractPath),
        route: shownRoute(layout.route),
      };
    }
  }
  for (const layout of view.layout.middleware) {
    const content = render('service/src/middleware/middleware.ts', viewMiddleware(layout));
    yield { path: middlewarePath(layout), content, ownership: 'yours', origin: options.contractPath };
  }
}

function generated(path: string, content: string, view: ServiceView): VirtualFile {
  return { path, content, ownership: 'generated', origin: view.options.contractPath };
}
