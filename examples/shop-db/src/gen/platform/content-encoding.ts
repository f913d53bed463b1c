import type { FastifyInstance } from 'fastify';
import { HttpError } from './errors.ts';

/**
 * Refuses compressed bodies with 415: nothing here unpacks them, so they would be read as broken
 * JSON.
 */
export function refuseCompressedBodies(app: FastifyInstance): void {
  app.addHook('onRequest', (request, _reply, done) => {
    const encoding = request.headers['content-encoding'];
    if (encoding === undefined || /^\s*(?:identity)?\s*$/i.test(encoding)) done();
    else
      done(
        new HttpError(415, 'Send the body uncompressed.', {
          headers: { 'accept-encoding': 'identity' },
        }),
      );
  });
}
