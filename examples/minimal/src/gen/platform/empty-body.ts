import type { FastifyInstance } from 'fastify';

/**
 * A body without a byte in it is no body, whatever type it is said to be: many clients name one with
 * every request.
 */
export function ignoreEmptyBodies(app: FastifyInstance): void {
  app.addHook('onRequest', ({ headers }, _reply, done) => {
    const length = headers['content-length'];
    const isEmpty = headers['transfer-encoding'] === undefined && !(Number(length) > 0);
    // What has no type is not parsed. A form in parts has at least its end.
    if (isEmpty && headers['content-type']?.startsWith('multipart/') !== true)
      delete headers['content-type'];
    done();
  });
}
