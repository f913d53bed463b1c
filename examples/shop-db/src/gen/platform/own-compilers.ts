import type { FastifyInstance } from 'fastify';
import { StartError } from './start-error.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The owner has set what validates this route: its schemas mean what that says. */
    ownValidator?: boolean;
    /** The owner has set what serializes the responses of this route. */
    ownSerializer?: boolean;
  }
}

/**
 * Marks routes whose schemas are of another kind, such as those of zod: only what their owner has
 * set for them can read them. Goes before whatever looks at schemas.
 */
export function markOwnCompilers(app: FastifyInstance): void {
  app.addHook('onRoute', function (route) {
    const validator = route.validatorCompiler ?? this.validatorCompiler;
    const serializer = route.serializerCompiler ?? this.serializerCompiler;
    if (validator === undefined && serializer === undefined) return;
    route.config = {
      ...route.config,
      ...(validator !== undefined && { ownValidator: true }),
      ...(serializer !== undefined && { ownSerializer: true }),
    };
  });
}

/**
 * Throws where the owner's plugins have set what reads the schemas of all routes: it would read
 * those of the contract, too, which are JSON schemas, and refuse every request.
 */
export function refuseCompilersForAll(app: FastifyInstance): void {
  const calls = [
    ...(app.validatorCompiler === undefined ? [] : ['setValidatorCompiler']),
    ...(app.serializerCompiler === undefined ? [] : ['setSerializerCompiler']),
  ];
  if (calls.length === 0) return;
  throw new StartError(
    `"src/plugins.ts" calls ${calls.join(' and ')} for all routes, also for those of the contract. ` +
      'Call it where your own routes are: app.register(async (own) => { … }).',
  );
}
