import type { ServiceConfig } from './gen/platform/config-types.ts';
import type { ContextHooks } from './gen/platform/health.ts';
import type { TokenClaims } from './gen/platform/jwt.ts';
import { sampleShop } from './store/shop-store.ts';

/** What the tokens of this service say: `ctx.user` in the logic of protected routes. */
export interface Claims extends TokenClaims {
  readonly sub: string; // sure to be there by `requiredClaims` in config/default.yaml: orders belong to somebody
}

/** Opens what the logic works with: databases, clients of other services. Whatever is returned here is in every `ctx`. */
export async function createContext(config: ServiceConfig) {
  return {
    config,
    shop: sampleShop(),
    /** Asked by `/readyz`: a check that throws takes this instance out of traffic. */
    checks: {},
    /** Called when the service ends, behind the last request. */
    close: async () => {},
  } satisfies ContextHooks & Record<string, unknown>;
}

export type AppContext = Awaited<ReturnType<typeof createContext>>;
