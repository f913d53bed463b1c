import { tsString } from '../../base/literal.ts';
import { handlerPath } from './handler-view.ts';
import { createImportScope } from '../import-scope.ts';
import { printSignature } from '../print-signature.ts';
import type { GroupLayout, MiddlewareLayout, RouteLayout } from './layout.ts';

/** A logic file as it is first written. It is the owner's from then on. */
export interface LogicView {
  readonly imports: readonly string[];
  /** `export const getUser: GetUser = async (req, ctx) => {` */
  readonly head: string;
  /** The literal of the route's name. */
  readonly name: string;
}

/** Builds the stub of a route's logic, which answers 501. */
export function viewLogic(layout: RouteLayout, group: GroupLayout): LogicView {
  const { route } = layout;
  const scope = createImportScope(layout.logicPath, [layout.functionName, 'req', 'ctx']);
  const parameters = route.request === null ? ['ctx'] : ['req', 'ctx'];
  const typeName = scope.use(handlerPath(group), layout.typeName, 'type');
  const before = `export const ${layout.functionName}: ${typeName} = `;
  return {
    imports: scope.print(),
    head: route.options.sse
      ? printSignature(`${before}async function* `, parameters, ' {')
      : printSignature(`${before}async `, parameters, ' => {'),
    name: tsString(layout.typeName),
  };
}

/** A middleware file as it is first written. */
export interface MiddlewareView {
  readonly imports: readonly string[];
  readonly functionName: string;
  readonly typeName: string;
  /** The literal of what the stub logs. */
  readonly message: string;
}

/** Builds the stub of a middleware, which lets everything pass. */
export function viewMiddleware(layout: MiddlewareLayout): MiddlewareView {
  const scope = createImportScope(middlewarePath(layout), [layout.functionName, 'request']);
  return {
    typeName: scope.use('src/gen/platform/middleware.ts', 'Middleware', 'type'),
    imports: scope.print(),
    functionName: layout.functionName,
    message: tsString(`The middleware "${layout.name}" is not written yet and lets every request through.`),
  };
}

/** The path of a middleware in the project. */
export function middlewarePath(layout: MiddlewareLayout): string {
  return `src/middleware/${layout.stem}.ts`;
}
