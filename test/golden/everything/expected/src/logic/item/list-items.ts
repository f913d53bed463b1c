import type { ListItems } from '../../gen/handler/item.ts';

export const listItems: ListItems = async (req, ctx) => {
  throw ctx.notImplemented('ListItems');
};
