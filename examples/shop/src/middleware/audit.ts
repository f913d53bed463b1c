import type { Middleware } from '../gen/platform/middleware.ts';

/** Leaves a line for every change of the catalogue. */
export const audit: Middleware = async (request) => {
  request.log.info({ subject: request.user?.sub, method: request.method, url: request.url }, 'audit');
};
