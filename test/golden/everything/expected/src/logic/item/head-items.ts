import type { HeadItems } from '../../gen/handler/item.ts';

export const headItems: HeadItems = async (req, ctx) => {
  throw ctx.notImplemented('HeadItems');
};
