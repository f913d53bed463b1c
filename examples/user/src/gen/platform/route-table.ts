import type { FastifyInstance } from 'fastify';

interface KnownRoute {
  readonly methods: readonly string[];
  readonly segments: readonly string[];
}

declare module 'fastify' {
  interface FastifyInstance {
    /** Method and URL of every route that says what a path answers, for the answer 405. */
    readonly routeTable: KnownRoute[];
  }
}

/** Remembers every route, so that a wrong method can be told from a wrong path. */
export function rememberRoutes(app: FastifyInstance): void {
  const table: KnownRoute[] = [];
  app.decorate('routeTable', table);
  app.addHook('onRoute', ({ method, url }) => {
    const route = { methods: [method].flat(), segments: url.split('/') };
    if (!isPreflight(route)) table.push(route);
  });
}

/** The methods that a path answers, none when nothing answers there. */
export function methodsOf(app: FastifyInstance, path: string): string[] {
  const segments = path
    .replaceAll(/\/+/g, '/')
    .replace(/(?<=.)\/$/, '')
    .split('/');
  const matching = app.routeTable.filter((route) => matches(route.segments, segments));
  return [...new Set(matching.flatMap((route) => route.methods))].toSorted();
}

/**
 * What answers OPTIONS below a path and nothing else answers for browsers that ask whether they may
 * call, as `@fastify/cors` does, and says of no path that there is one.
 */
function isPreflight({ methods, segments }: KnownRoute): boolean {
  return segments.at(-1) === '*' && methods.every((method) => method === 'OPTIONS');
}

function matches(pattern: readonly string[], path: readonly string[]): boolean {
  const isOpenEnded = pattern.at(-1) === '*';
  if (isOpenEnded ? path.length < pattern.length : path.length !== pattern.length) return false;
  return pattern.every((segment, index) => {
    if (segment === '*') return true;
    if (segment.startsWith(':') && !segment.startsWith('::')) return path[index] !== '';
    return segment.replaceAll('::', ':') === path[index];
  });
}
