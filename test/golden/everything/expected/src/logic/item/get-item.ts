import type { GetItem } from '../../gen/handler/item.ts';

export const getItem: GetItem = async (req, ctx) => {
  throw ctx.notImplemented('GetItem');
};
