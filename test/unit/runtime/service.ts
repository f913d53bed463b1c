import type { FastifyInstance } from 'fastify';
import type { ServiceConfig } from '../../../src/runtime/config-types.ts';
import type { Envelope } from '../../../src/runtime/envelope.ts';
import { useHealth } from '../../../src/runtime/health.ts';
import { useAuthentication } from '../../../src/runtime/jwt.ts';
import { useMetrics } from '../../../src/runtime/metrics.ts';
import { useSecurityHeaders } from '../../../src/runtime/security.ts';
import { createServer } from '../../../src/runtime/server.ts';
import { useThrottling } from '../../../src/runtime/throttle.ts';

/** A secret that is long enough for every algorithm. */
export const secret = 'development-only-'.padEnd(64, 'x');

/** How an issuer is asked for its keys, where it has any. */
export const issuerTimes = { jwksTimeout: 1_000, jwksMaxAge: 60_000, jwksCooldown: 0 } as const;

/** A complete configuration, quiet and on any port. */
export const config: ServiceConfig = {
  service: 'test-api',
  environment: 'test',
  server: {
    host: '127.0.0.1',
    port: 0,
    trustProxy: [],
    bodyLimit: 1024,
    timeout: 5_000,
    requestTimeout: 60_000,
    keepAliveTimeout: 72_000,
  },
  admin: { enabled: true, host: '127.0.0.1', port: 0 },
  log: { level: 'silent', pretty: false, slow: 1_000, redact: [] },
  jwt: {
    Auth: { algorithms: ['HS256'], secret, leeway: 0, requiredClaims: [], cacheSize: 10, ...issuerTimes },
  },
  throttle: { enabled: false, max: 1000, window: 60_000, clients: 100 },
  responses: { check: true },
  security: { headers: true },
  shutdown: { drainDelay: 0, deadline: 5_000 },
};

export const problemEnvelope: Envelope = {
  errorType: 'application/problem+json',
  error: (problem) => problem,
};

/** Puts a service together as the generated `buildApp` does, with the routes of a test. */
export async function service(
  routes: (app: FastifyInstance) => void,
  changes: Partial<ServiceConfig> = {},
  envelope: Envelope = problemEnvelope,
  context: object = {},
): Promise<FastifyInstance> {
  const settings = { ...config, ...changes };
  const app = await createServer(settings, envelope);
  useHealth(app, context);
  useMetrics(app, settings.service);
  if (settings.security.headers) await useSecurityHeaders(app);
  await useThrottling(app, settings.throttle);
  useAuthentication(app, settings.jwt);
  await app.register(async (scope) => routes(scope));
  return app;
}
