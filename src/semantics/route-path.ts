/** The one form of a path: a slash in front, single slashes between, none behind. The root is `/`. */
export function normalizePath(path: string): string {
  const parts = path.split('/').filter((part) => part !== '');
  return `/${parts.join('/')}`;
}

/** The prefix of a block in one form: `v1/` gives `/v1`; the empty one stays empty. */
export function normalizePrefix(prefix: string): string {
  const path = normalizePath(prefix.trim());
  return path === '/' ? '' : path;
}

/** Prefix and path of a route as one path. */
export function joinPath(prefix: string, path: string): string {
  return normalizePath(`${prefix}/${path}`);
}

/** The names of `:name` segments, in order. */
export function pathParameters(path: string): string[] {
  return path
    .split('/')
    .filter((segment) => segment.startsWith(':'))
    .map((segment) => segment.slice(1));
}

/** The path with every parameter called alike: two routes of one method and key answer the same requests. */
export function routeKey(path: string): string {
  return normalizePath(path)
    .split('/')
    .map((segment) => (segment.startsWith(':') ? ':' : segment))
    .join('/');
}
