import type { Sum } from '../gen/handler/root.ts';

export const sum: Sum = async (req, ctx) => {
  throw ctx.notImplemented('Sum');
};
