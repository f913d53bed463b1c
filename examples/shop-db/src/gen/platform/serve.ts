import type { FastifyInstance } from 'fastify';
import { createAdmin } from './admin.ts';
import type { ServiceConfig } from './config-types.ts';
import { endOnSignals } from './shutdown.ts';
import { StartError } from './start-error.ts';

/** Listens on both ports, and ends in good order when it is told to. */
export async function serve(app: FastifyInstance, config: ServiceConfig): Promise<void> {
  const { server, admin } = config;
  const adminServer = createAdmin(app.health, app.metrics);
  app.addHook('onClose', () => adminServer.close());
  endOnSignals(app, config.shutdown);
  try {
    if (admin.enabled) await listen(adminServer, admin, 'admin.port');
    await listen(app, server, 'server.port', (url) => `${config.service} answers at ${url}`);
  } catch (error) {
    await app.close();
    throw error;
  }
  app.health.started();
  if (admin.enabled) app.log.info(`probes and metrics at ${adminServer.listeningOrigin}/metrics`);
}

interface Address {
  readonly host: string;
  readonly port: number;
}

async function listen(
  server: FastifyInstance,
  { host, port }: Address,
  setting: string,
  listenTextResolver = (url: string) => url,
): Promise<void> {
  try {
    await server.listen({ host, port, listenTextResolver });
  } catch (error) {
    throw explain(error, { host, port }, setting);
  }
}

function explain(error: unknown, { host, port }: Address, setting: string): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE') {
    return new StartError(
      `Port ${port} is in use by another program. End it, or choose another "${setting}".`,
    );
  }
  if (code === 'EACCES') {
    return new StartError(
      `Port ${port} needs more rights than this program has. Choose another "${setting}".`,
    );
  }
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
    return new StartError(
      `"${host}" is no address of this machine. Choose another host beside "${setting}".`,
    );
  }
  return error;
}
