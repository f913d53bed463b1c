import type { Delete } from '../../../gen/handler/item/admin.ts';

export const delete_: Delete = async (req, ctx) => {
  throw ctx.notImplemented('Delete');
};
