// Generated from api/input.api by apigen. Changes are lost: edit the contract instead.
import type { FastifyInstance } from 'fastify';
import type { AppContext } from '../context.ts';
import { envelope } from '../envelope.ts';
import { registerPlugins } from '../plugins.ts';
import type { ServiceConfig } from './platform/config-types.ts';
import { useHealth } from './platform/health.ts';
import { useAuthentication } from './platform/jwt.ts';
import { useMetrics } from './platform/metrics.ts';
import { refuseCompilersForAll } from './platform/own-compilers.ts';
import { useSecurityHeaders } from './platform/security.ts';
import { createServer } from './platform/server.ts';
import { useThrottling } from './platform/throttle.ts';
import { useUploads } from './platform/upload.ts';
import { routes } from './route/index.ts';
import { schemas } from './schema/index.ts';

declare module 'fastify' {
  interface FastifyInstance {
    readonly context: AppContext;
  }
}

/** The whole service, ready to listen or to be tested with `app.inject`. */
export async function buildApp(
  config: ServiceConfig,
  context: AppContext,
): Promise<FastifyInstance> {
  const app = await createServer(config, envelope);
  app.decorate('context', context);
  useHealth(app, context);
  useMetrics(app, config.service);
  if (config.security.headers) await useSecurityHeaders(app);
  await useThrottling(app, config.throttle);
  useAuthentication(app, config.jwt);
  await useUploads(app);
  for (const schema of schemas) app.addSchema(schema);
  await registerPlugins(app);
  refuseCompilersForAll(app);
  for (const plugin of routes) await app.register(plugin);
  return app;
}
