import type { UpdateItem } from '../../../gen/handler/item/admin.ts';

export const updateItem: UpdateItem = async (req, ctx) => {
  throw ctx.notImplemented('UpdateItem');
};
