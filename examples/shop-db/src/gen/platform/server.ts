import type { ServerOptions } from 'node:http';
import formbody from '@fastify/formbody';
import fastify, { type FastifyInstance } from 'fastify';
import { refuseDeepBodies } from './body-depth.ts';
import { refuse, watchConnections } from './client-error.ts';
import type { ServiceConfig } from './config-types.ts';
import { refuseCompressedBodies } from './content-encoding.ts';
import { decodeRequests } from './decode.ts';
import { demandHost } from './demand-host.ts';
import { exactIntegerKeyword } from './exact-integer.ts';
import { ignoreEmptyBodies } from './empty-body.ts';
import { readForwardedAddresses } from './forwarded-address.ts';
import { watchInFlight } from './in-flight.ts';
import { limitLifetimes } from './lifetime.ts';
import { FaultLog, loggerOptions, logRequests, requestId } from './logging.ts';
import type { Envelope } from './envelope.ts';
import { endAtReplies } from './middleware.ts';
import { markOwnCompilers } from './own-compilers.ts';
import { handleErrors } from './problem.ts';
import { checkResponses } from './response-check.ts';
import { startRequest, watchRequests } from './request-end.ts';
import { shapeResponses } from './response-shape.ts';
import { rememberRoutes } from './route-table.ts';
import { buildSerializers } from './serializer.ts';
import { endEventsAtClose } from './sse.ts';
import { useUniqueItems } from './unique-items.ts';
import { sendUnroutable } from './unroutable.ts';

const ajvOptions = {
  coerceTypes: false,
  removeAdditional: false,
  useDefaults: true,
  inlineRefs: false,
  // A member may be called `constructor`, which every object inherits.
  ownProperties: true,
  allowUnionTypes: true,
  strictTypes: false,
  keywords: ['x-from', 'x-style', 'x-string', 'x-omitempty', 'x-default', exactIntegerKeyword],
};

/**
 * A Fastify instance that validates strictly, answers errors in one form, limits time and size, and
 * logs.
 */
export async function createServer(
  config: ServiceConfig,
  envelope: Envelope,
): Promise<FastifyInstance> {
  const { server } = config;
  const app: FastifyInstance = fastify({
    logger: loggerOptions(config),
    logController: new FaultLog(),
    genReqId: requestId,
    trustProxy: server.trustProxy.length > 0 && [...server.trustProxy],
    bodyLimit: server.bodyLimit,
    requestTimeout: server.requestTimeout,
    connectionTimeout: longestSilence(server.requestTimeout),
    http: { ...limitsOfSending(server.requestTimeout), requireHostHeader: false },
    keepAliveTimeout: server.keepAliveTimeout,
    // While the service ends, whoever is still connected is answered and asked to connect
    // elsewhere.
    return503OnClosing: false,
    // `/users/` and `//users` are `/users`, and no parameter is empty.
    routerOptions: {
      maxParamLength: 1024,
      ignoreTrailingSlash: true,
      ignoreDuplicateSlashes: true,
    },
    ajv: { customOptions: ajvOptions, onCreate: useUniqueItems },
    schemaController: { compilersFactory: { buildSerializer: buildSerializers() } },
    frameworkErrors: (error, request, reply) => {
      // No hook runs for what has no route.
      startRequest(app, request, reply);
      void sendUnroutable(error, request, reply, envelope);
    },
    clientErrorHandler: (error, socket) => refuse(app, error, socket, envelope),
  });
  if (server.trustProxy.length > 0) readForwardedAddresses(app);
  watchRequests(app);
  watchConnections(app);
  demandHost(app);
  logRequests(app, config.log);
  watchInFlight(app);
  limitLifetimes(app, server.timeout);
  endEventsAtClose(app);
  rememberRoutes(app);
  endAtReplies(app);
  handleErrors(app, envelope);
  refuseCompressedBodies(app);
  ignoreEmptyBodies(app);
  refuseDeepBodies(app);
  markOwnCompilers(app);
  decodeRequests(app);
  shapeResponses(app, envelope);
  if (config.responses.check) checkResponses(app);
  // What is called text is not what a contract means, whatever it says.
  app.removeContentTypeParser('text/plain');
  await app.register(formbody);
  return app;
}

/**
 * How long clients may take to send a request. Where that is less than Node allows for headers, it
 * would hold for headers alone; and Node looks every 30 s only.
 */
function limitsOfSending(requestTimeout: number): ServerOptions {
  if (requestTimeout === 0) return {};
  return {
    headersTimeout: Math.min(60_000, requestTimeout),
    connectionsCheckingInterval: checkingInterval(requestTimeout),
  };
}

function checkingInterval(requestTimeout: number): number {
  return Math.min(30_000, requestTimeout);
}

/** Whoever began a request and is too slow is told so before the connection is let go. */
function longestSilence(requestTimeout: number): number {
  return requestTimeout + 2 * checkingInterval(requestTimeout);
}
