import type { GetD } from '../gen/handler/root.ts';

export const getD: GetD = async (req, ctx) => {
  throw ctx.notImplemented('GetD');
};
