import type { ServiceConfig } from './gen/platform/config-types.ts';
import type { ContextHooks } from './gen/platform/health.ts';
import type { TokenClaims } from './gen/platform/jwt.ts';

/**
 * What the tokens of this service say: `ctx.user` in the logic of protected routes. Only the claims that are named in
 * `jwt.<name>.requiredClaims` of the configuration are sure to be there; declare those without a `?`.
 */
export interface Claims extends TokenClaims {
  readonly sub?: string; // `sub: string` with `requiredClaims: [exp, sub]`
}

/** Opens what the logic works with: databases, clients of other services. Whatever is returned here is in every `ctx`. */
export async function createContext(config: ServiceConfig) {
  return {
    config,
    /** Asked by `/readyz`: a check that throws takes this instance out of traffic. */
    checks: {},
    /** Called when the service ends, behind the last request. */
    close: async () => {},
  } satisfies ContextHooks & Record<string, unknown>;
}

export type AppContext = Awaited<ReturnType<typeof createContext>>;
