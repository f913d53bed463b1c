import type { GetB } from '../gen/handler/root.ts';

export const getB: GetB = async (req, ctx) => {
  throw ctx.notImplemented('GetB');
};
