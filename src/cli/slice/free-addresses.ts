import { routeKey } from '../../semantics/route-path.ts';

/** What a route is reached by. */
interface Address {
  readonly method: string;
  readonly path: string;
}

/**
 * Whether routes that come or go have nothing to do with the rest, whose addresses are given as `GET /path`: none answers
 * the same requests, and none is the HEAD of another's GET, which is served with it otherwise.
 */
export function areAddressesFree(
  { before, after }: { readonly before: readonly Address[]; readonly after: readonly Address[] },
  rest: readonly string[],
): boolean {
  const old = new Set(before.map(printAddress));
  const now = new Set(after.map(printAddress));
  const came = after.filter((route) => !old.has(printAddress(route)));
  const gone = before.filter((route) => !now.has(printAddress(route)));
  if (came.length === 0 && gone.length === 0) return true;
  const taken = new Set(rest.map(keyOfText));
  return (
    came.every((route) => !taken.has(keyOf(route)) && !isDoubled(route, taken)) &&
    gone.every((route) => !isDoubled(route, taken))
  );
}

function printAddress({ method, path }: Address): string {
  return `${method} ${path}`;
}

function keyOf({ method, path }: Address): string {
  return `${method.toUpperCase()} ${routeKey(path)}`;
}

function keyOfText(route: string): string {
  const end = route.indexOf(' ');
  return keyOf({ method: route.slice(0, end), path: route.slice(end + 1) });
}

function isDoubled({ method, path }: Address, taken: ReadonlySet<string>): boolean {
  if (method !== 'get' && method !== 'head') return false;
  return taken.has(keyOf({ method: method === 'get' ? 'head' : 'get', path }));
}
