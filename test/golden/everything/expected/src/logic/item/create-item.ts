import type { CreateItem } from '../../gen/handler/item.ts';

export const createItem: CreateItem = async (req, ctx) => {
  throw ctx.notImplemented('CreateItem');
};
