import { defineDiagnostic } from '../../diagnostics/definition.ts';
import { pathParameters } from '../route-path.ts';
import { spanOf, type Rule } from '../rule.ts';
import { routerKey, type RouteSymbol } from '../symbols.ts';

const duplicateRoute = defineDiagnostic({
  code: 'duplicate-route',
  severity: 'error',
  message: 'The route "{route}" is already declared.',
  explanation:
    'Two routes with one method and one path, prefix included, cannot be told apart. Slashes at the end do not count. Change one of them, or remove it.',
  example: {
    wrong: 'service user {\n\t@handler ping\n\tget /ping\n\t@handler pong\n\tget /ping/\n}\n',
    right: 'service user {\n\t@handler ping\n\tget /ping\n\t@handler pong\n\tget /pong\n}\n',
  },
});

const ambiguousRoute = defineDiagnostic({
  code: 'ambiguous-route',
  severity: 'warning',
  message: 'The route "{route}" is never reached: "{other}" answers the same requests.',
  explanation:
    'The two paths differ only in the names of their parameters, so no router can tell them apart; goctl lets chance decide, here the first one answers. Call the parameter the same and merge the routes, or make their paths differ.',
  example: {
    wrong: 'service user {\n\t@handler byId\n\tget /user/:id\n\t@handler byName\n\tget /user/:name\n}\n',
    right:
      'service user {\n\t@handler byId\n\tget /user/:id\n\t@handler byName\n\tget /user/named/:name\n}\n',
  },
});

const duplicatePathParameter = defineDiagnostic({
  code: 'duplicate-path-parameter',
  severity: 'error',
  message: 'The path "{path}" has two parameters "{name}".',
  explanation: 'Each parameter of a path, prefix included, has a name of its own.',
  example: {
    wrong: 'service user {\n\t@handler compare\n\tget /compare/:id/with/:id\n}\n',
    right: 'service user {\n\t@handler compare\n\tget /compare/:id/with/:other\n}\n',
  },
});

/** Every request finds one route at most. */
export const duplicateRouteRule: Rule = {
  code: duplicateRoute.code,
  definitions: [duplicateRoute, ambiguousRoute, duplicatePathParameter],
  create: ({ report }) => {
    const taken = new Map<string, RouteSymbol>();
    return {
      route: (route) => {
        const parameters = pathParameters(route.path);
        const repeated = parameters.find((name, index) => parameters.indexOf(name) !== index);
        const span = spanOf(route.file, route.node.path);
        if (repeated !== undefined) {
          const hint = 'Give each parameter a name of its own.';
          report(duplicatePathParameter, { path: route.path, name: repeated }, { span, hint });
        }
        const key = routerKey(route);
        const first = taken.get(key);
        if (first === undefined) {
          taken.set(key, route);
          return;
        }
        const place = {
          span: { file: route.file, start: route.node.method.start, end: route.node.path.end },
          related: [{ message: 'The first one is here.', span: spanOf(first.file, first.node.path) }],
          hint: 'Change one of them, or remove it.',
        };
        const text = `${route.method} ${route.path}`;
        if (first.path === route.path) report(duplicateRoute, { route: text }, place);
        else report(ambiguousRoute, { route: text, other: `${first.method} ${first.path}` }, place);
      },
    };
  },
};
