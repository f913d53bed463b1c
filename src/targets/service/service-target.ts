import type { ServiceModel } from '../../model/model.ts';
import type { VirtualFile } from '../../workspace/virtual-file.ts';
import type { Target, TargetContext } from '../target.ts';
import { handlerPath, viewHandlers } from './handler-view.ts';
import { middlewarePath, viewLogic, viewMiddleware } from './logic-view.ts';
import { generateProject } from './project-files.ts';
import { viewProject } from './project-view.ts';
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

function generateService(model: ServiceModel, context: Context): readonly VirtualFile[] {
  const view = viewService(model, context.options);
  const project = viewProject(view, context.asset('versions/package.json'));
  return [
    ...generateProject(project, context),
    ...generateTypes(view, context),
    ...generateRoutes(view, context),
    ...generateStubs(view, context),
    generated(contractTestPath, context.render(`service/${contractTestPath}`, viewContractTest(view)), view),
    generated(contractRequestPath, context.render(`service/${contractRequestPath}`, project), view),
  ];
}

function generateTypes(view: ServiceView, context: Context): readonly VirtualFile[] {
  const { contractPath } = context.options;
  const views = viewTypes(view);
  if (views.length === 0) return [];
  const modules = views.map((module): VirtualFile => {
    const file = projectPath(module.file, contractPath);
    const content = context.render('service/src/gen/types/file.ts', { ...module, header: headerOf(file) });
    return { path: `src/gen/types/${module.module}.ts`, content, ownership: 'generated', origin: file };
  });
  const index = context.render('service/src/gen/types/index.ts', viewTypeIndex(view, views));
  return [...modules, generated(typeIndexPath, index, view)];
}

/** Schemas, routes and handlers; the routes decide which schemas are needed. */
function generateRoutes(view: ServiceView, { render }: Context): readonly VirtualFile[] {
  const uses = collectSchemaUses(view);
  const { groups } = view.layout;
  const routes = groups.flatMap((group) => [
    generated(
      routePath(group),
      render('service/src/gen/route/group.ts', viewRoutes(group, view, uses)),
      view,
    ),
    generated(
      handlerPath(group),
      render('service/src/gen/handler/group.ts', viewHandlers(group, view)),
      view,
    ),
  ]);
  const schemas = viewSchemas(view, uses);
  const schemaIndex = render('service/src/gen/schema/index.ts', viewSchemaIndex(view, schemas));
  return [
    ...routes,
    generated('src/gen/route/index.ts', render('service/src/gen/route/index.ts', viewRouteIndex(view)), view),
    ...schemas.map((module) =>
      generated(module.path, render('service/src/gen/schema/file.ts', module), view),
    ),
    generated('src/gen/schema/index.ts', schemaIndex, view),
  ];
}

/** The owner's files, as they are first written. */
function generateStubs(view: ServiceView, { render, options }: Context): readonly VirtualFile[] {
  const logic = view.layout.groups.flatMap((group) =>
    group.routes.map((layout): VirtualFile => ({
      path: layout.logicPath,
      content: render('service/src/logic/handler.ts', viewLogic(layout, group)),
      ownership: 'yours',
      origin: projectPath(layout.route.origin.file, options.contractPath),
      route: shownRoute(layout.route),
    })),
  );
  const middleware = view.layout.middleware.map((layout): VirtualFile => ({
    path: middlewarePath(layout),
    content: render('service/src/middleware/middleware.ts', viewMiddleware(layout)),
    ownership: 'yours',
    origin: options.contractPath,
  }));
  return [...logic, ...middleware];
}

function generated(path: string, content: string, view: ServiceView): VirtualFile {
  return { path, content, ownership: 'generated', origin: view.options.contractPath };
}
