import type { Delete } from '../../../gen/handler/class/function.ts';

export const delete_: Delete = async (req, ctx) => {
  throw ctx.notImplemented('Delete');
};
