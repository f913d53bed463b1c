import type { Echo } from '../gen/handler/root.ts';

export const echo: Echo = async (req, ctx) => {
  throw ctx.notImplemented('Echo');
};
