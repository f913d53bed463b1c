import type { FastifyInstance } from 'fastify';
import { HttpError } from './errors.ts';

/** Refuses what HTTP/1.1 refuses, a request that names no host, in the form of every error. */
export function demandHost(app: FastifyInstance): void {
  app.addHook('onRequest', ({ headers, raw }, _reply, done) => {
    const isMissing = headers.host === undefined && raw.httpVersion === '1.1';
    done(isMissing ? new HttpError(400, 'Send the header "Host".') : undefined);
  });
}
