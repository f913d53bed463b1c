import type { Lookup } from '../gen/handler/root.ts';

export const lookup: Lookup = async (req, ctx) => {
  throw ctx.notImplemented('Lookup');
};
