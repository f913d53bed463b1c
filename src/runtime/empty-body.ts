import type { FastifyInstance } from 'fastify';

/**
 * A body without a byte in it is no body, whatever type it is said to be: many clients name one with
 * every request.
 */
export function ignoreEmptyBodies(app: FastifyInstance): void {
  app.addHook('onRequest', ({ headers }, _reply, done) => {
    const type = headers['content-type'];
    // A form in parts has at least its end.
    if (type !== undefined && !type.startsWith('multipart/')) {
      const isEmpty = !(Number(headers['content-length']) > 0);
      // What has no type is not parsed.
      if (isEmpty && headers['transfer-encoding'] === undefined) delete headers['content-type'];
    }
    done();
  });
}
