import type { PutC } from '../gen/handler/root.ts';

export const putC: PutC = async (req, ctx) => {
  throw ctx.notImplemented('PutC');
};
