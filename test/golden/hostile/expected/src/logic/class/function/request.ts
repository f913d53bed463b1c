import type { Request_ } from '../../../gen/handler/class/function.ts';

export const request: Request_ = async (req, ctx) => {
  throw ctx.notImplemented('Request_');
};
