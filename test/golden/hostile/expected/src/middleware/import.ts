import type { Middleware } from '../gen/platform/middleware.ts';

/** Throw an `HttpError`, or send a reply, to stop a request here. */
export const import_: Middleware = async (request) => {
  request.log.warn('The middleware "Import" is not written yet and lets every request through.');
};
