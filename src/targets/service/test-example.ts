import { displayWidth } from '../../base/display-width.ts';
import { tsString } from '../../base/literal.ts';
import { fits } from '../width.ts';
import type { RouteLayout } from './layout.ts';
import { printRequest } from './print/print-request.ts';
import { assembleRequest, sampleParts } from './sample/sample-request.ts';
import type { ServiceView } from './service-view.ts';

/** A request of the README's example of a test. */
export interface TestExample {
  /** The body of the test, a line each. */
  readonly lines: readonly string[];
  readonly usesToken: boolean;
}

/**
 * The first request that can be shown in short lines, of GET if there is one, to a route that asks for nothing but a token; any
 * request where there is none.
 */
export function testExample(view: ServiceView): TestExample {
  const routes = view.layout.groups
    .flatMap((group) => group.routes)
    .filter(({ route }) => shownMethods.includes(route.method) && !view.unreachable.has(route));
  for (const method of shownMethods) {
    for (const layout of routes) {
      const example = layout.route.method === method ? exampleOf(layout, view) : undefined;
      if (example !== undefined) return example;
    }
  }
  return {
    lines: [
      "const response = await app.inject({ method: 'GET', url: '/' });",
      'assert.ok(response.statusCode < 500, response.body);',
    ],
    usesToken: false,
  };
}

/** The best example first. */
const shownMethods: readonly string[] = ['get', 'post', 'put', 'patch', 'delete'];

function exampleOf(layout: RouteLayout, view: ServiceView): TestExample | undefined {
  const { route, router } = layout;
  if (route.options.signature || route.options.sse) return undefined;
  const parts = sampleParts(layout, view.types);
  if (typeof parts === 'string' || parts.form !== undefined) return undefined;
  const request = assembleRequest(router, parts);
  const { url, headers, payload } = printRequest(route, request);
  const hasHeaders = headers !== '{}';
  const hasPayload = request.payload !== undefined;
  const options = [
    `method: ${tsString(route.method.toUpperCase())}`,
    `url: ${url}`,
    ...(hasHeaders ? ['headers'] : []),
    ...(hasPayload ? ['payload'] : []),
  ];
  const lines = [
    ...(hasHeaders ? [`const headers = ${headers};`] : []),
    ...(hasPayload ? [`const payload = ${payload};`] : []),
    `const response = await app.inject({ ${options.join(', ')} });`,
    `assert.equal(response.statusCode, ${route.status}, response.body);`,
  ];
  const isShort = lines.every((line) => fits(2 + displayWidth(line)));
  return isShort ? { lines, usesToken: route.options.jwt !== null } : undefined;
}
