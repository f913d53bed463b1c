import type { ServiceConfig } from './gen/platform/config-types.ts';
import type { ContextHooks } from './gen/platform/health.ts';
import type { TokenClaims } from './gen/platform/jwt.ts';
import { UserStore } from './store/user-store.ts';

/**
 * What the tokens of this service say: `ctx.user` in the logic of protected routes. Only the claims that are named in
 * `jwt.<name>.requiredClaims` of the configuration are sure to be there; declare those without a `?`.
 */
export interface Claims extends TokenClaims {
  readonly sub?: string; // `sub: string` with `requiredClaims: [exp, sub]`
}

/** Opens what the logic works with: databases, clients of other services. Whatever is returned here is in every `ctx`. */
export async function createContext(config: ServiceConfig) {
  const users = new UserStore();
  if (config.environment !== 'production') await addSamples(users);
  return {
    config,
    users,
    /** Asked by `/readyz`: a check that throws takes this instance out of traffic. */
    checks: {},
    /** Called when the service ends, behind the last request. */
    close: async () => {},
  } satisfies ContextHooks & Record<string, unknown>;
}

export type AppContext = Awaited<ReturnType<typeof createContext>>;

async function addSamples(users: UserStore): Promise<void> {
  const samples = [
    { email: 'ada@example.com', name: 'Ada Lovelace', role: 'admin', tags: ['founder'] },
    { email: 'grace@example.com', name: 'Grace Hopper', role: 'member', tags: [] },
    { email: 'alan@example.com', name: 'Alan Turing', role: 'guest', tags: [] },
  ] as const;
  for (const sample of samples) await users.insert({ ...sample, tags: [...sample.tags] }, 'correct horse');
}
