import type { FastifyInstance } from 'fastify';
import type { RequestContext } from './context.ts';

declare module 'fastify' {
  interface FastifyInstance {
    readonly health: Health;
  }
}

/** Throws, or rejects, when what it looks at does not work. */
export type Check = (signal: AbortSignal) => Promise<void> | void;

/** The answer of a probe. */
export interface HealthReport {
  readonly status: 'ok' | 'unavailable';
  readonly checks: Readonly<Record<string, 'ok' | 'failed' | 'timeout'>>;
}

declare const given: unique symbol;

/** Nothing is of this type: what each request has of its own under such a name would hide it. */
interface GivenByEachRequest {
  readonly [given]: never;
}

/** What `src/context.ts` may give the platform besides what it gives the logic. */
export interface ContextHooks extends Readonly<
  Partial<Record<keyof RequestContext, GivenByEachRequest>>
> {
  /** Asked by `/readyz`, by name. */
  readonly checks?: Readonly<Record<string, Check>>;
  /** Called when the service ends, behind the last request. */
  readonly close?: () => Promise<void> | void;
}

const patience = 2_000;

/** Makes `app.health`, and ends what the context has opened together with the service. */
export function useHealth(
  app: FastifyInstance,
  context: object,
  checks: ContextHooks['checks'] = {},
): void {
  const hooks: ContextHooks = context;
  app.decorate('health', new Health({ ...checks, ...hooks.checks }));
  app.addHook('onClose', async () => hooks.close?.());
}

/** What the probes of an orchestrator are told. */
export class Health {
  readonly #checks: Readonly<Record<string, Check>>;
  #phase: 'starting' | 'serving' | 'draining' = 'starting';

  constructor(checks: Readonly<Record<string, Check>> = {}) {
    this.#checks = checks;
  }

  get isDraining(): boolean {
    return this.#phase === 'draining';
  }

  /** The service listens. */
  started(): void {
    this.#phase = 'serving';
  }

  /** The service will end: send it nothing new. */
  draining(): void {
    this.#phase = 'draining';
  }

  startup(): HealthReport {
    return { status: this.#phase === 'starting' ? 'unavailable' : 'ok', checks: {} };
  }

  /** Whether the service can do its work now. */
  async readiness(): Promise<HealthReport> {
    const names = Object.keys(this.#checks);
    const results = await Promise.all(Object.values(this.#checks).map(run));
    const checks = Object.fromEntries(
      names.map((name, index) => [name, results[index] ?? 'failed']),
    );
    const isReady = this.#phase === 'serving' && results.every((result) => result === 'ok');
    return { status: isReady ? 'ok' : 'unavailable', checks };
  }
}

async function run(check: Check): Promise<'ok' | 'failed' | 'timeout'> {
  const signal = AbortSignal.timeout(patience);
  const late = new Promise<'timeout'>((resolve) => {
    signal.addEventListener('abort', () => resolve('timeout'), { once: true });
  });
  try {
    return await Promise.race([late, Promise.resolve(check(signal)).then(() => 'ok' as const)]);
  } catch {
    return 'failed';
  }
}
