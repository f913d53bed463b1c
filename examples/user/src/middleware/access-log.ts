import type { Middleware } from '../gen/platform/middleware.ts';

/** Says who did what, for the people who answer for the data. */
export const accessLog: Middleware = async (request) => {
  request.log.info({ subject: request.user?.sub, method: request.method, url: request.url }, 'access');
};
