import type { Reindex } from '../../../gen/handler/item/admin.ts';

export const reindex: Reindex = async (ctx) => {
  throw ctx.notImplemented('Reindex');
};
