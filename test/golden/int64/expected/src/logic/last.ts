import type { Last } from '../gen/handler/root.ts';

export const last: Last = async (req, ctx) => {
  throw ctx.notImplemented('Last');
};
