import type { ServerNode } from '../syntax/ast.ts';
import { parseByteSize } from './byte-size.ts';
import { parseDuration } from './duration.ts';
import { parseRateLimit, type RateLimit } from './rate-limit.ts';
import { joinedName, listOf, parseFlag, parseStatus, serverKeys } from './server-keys.ts';

/** What `@server` says about a route, every value in the form that is worked with. */
export interface ServerOptions {
  readonly jwt: string | null;
  readonly jwtTransition: string | null;
  readonly middleware: readonly string[];
  readonly timeout: number | null;
  readonly maxBytes: number | null;
  readonly signature: boolean;
  readonly sse: boolean;
  readonly rateLimit: RateLimit | null;
  readonly cache: number | null;
  readonly idempotency: number | null;
  readonly roles: readonly string[];
  readonly scopes: readonly string[];
  readonly status: number | null;
  readonly deprecated: boolean;
  readonly tags: readonly string[];
  readonly summary: string;
  readonly authType: string;
  readonly other: Readonly<Record<string, string>>;
}

/** Most routes have no list of their own, and share what their block says. */
const known = new WeakMap<ServerNode, ServerOptions>();

/** What a block's `@server` list and a route's own say together: the route wins over its block, later keys over earlier ones. */
export function readServerOptions(block: ServerNode | undefined, route?: ServerNode): ServerOptions {
  if (block === undefined || route !== undefined) return readLists([block, route]);
  const options = known.get(block) ?? readLists([block]);
  known.set(block, options);
  return options;
}

function readLists(servers: readonly (ServerNode | undefined)[]): ServerOptions {
  const values = new Map<string, string>();
  for (const server of servers) {
    for (const entry of server?.entries ?? []) values.set(entry.key.text, entry.value.text.trim());
  }
  const text = (key: string): string => values.get(key) ?? '';
  const list = (key: string): string[] => listOf(text(key));
  const flag = (key: string): boolean => parseFlag(text(key)) ?? false;
  const name = (key: string): string | null => (text(key) === '' ? null : joinedName(text(key)));
  const duration = (key: string): number | null => parseDuration(text(key));
  return {
    jwt: name('jwt'),
    jwtTransition: name('jwtTransition'),
    middleware: list('middleware'),
    timeout: duration('timeout'),
    maxBytes: parseByteSize(text('maxBytes')),
    signature: flag('signature'),
    sse: flag('sse'),
    rateLimit: parseRateLimit(text('rateLimit')),
    cache: duration('cache'),
    idempotency: duration('idempotency'),
    roles: list('roles'),
    scopes: list('scopes'),
    status: parseStatus(text('status'), 200, 299),
    deprecated: flag('deprecated'),
    tags: list('tags'),
    summary: text('summary'),
    authType: text('authType'),
    other: Object.fromEntries([...values].filter(([key]) => !serverKeys.has(key))),
  };
}
