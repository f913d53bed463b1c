import type { ServerNode } from '../syntax/ast.ts';
import { parseByteSize } from './byte-size.ts';
import { parseDuration } from './duration.ts';
import { parseRateLimit, type RateLimit } from './rate-limit.ts';
import { listOf, parseFlag, parseStatus, serverKeys } from './server-keys.ts';

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

/** The values of the given `@server` lists together: later lists win over earlier ones, later keys over earlier ones. */
export function readServerOptions(...servers: readonly (ServerNode | undefined)[]): ServerOptions {
  const values = new Map<string, string>();
  for (const server of servers) {
    for (const entry of server?.entries ?? []) values.set(entry.key.text, entry.value.text.trim());
  }
  const text = (key: string): string => values.get(key) ?? '';
  const list = (key: string): string[] => listOf(text(key));
  const flag = (key: string): boolean => parseFlag(text(key)) ?? false;
  const name = (key: string): string | null => (text(key) === '' ? null : text(key));
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
