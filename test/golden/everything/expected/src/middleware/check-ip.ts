import type { Middleware } from '../gen/platform/middleware.ts';

/** Throw an `HttpError`, or send a reply, to stop a request here. */
export const checkIp: Middleware = async (request) => {
  request.log.warn('The middleware "CheckIP" is not written yet and lets every request through.');
};
