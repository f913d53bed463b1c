import type { ImportItems } from '../../../gen/handler/item/admin.ts';

export const importItems: ImportItems = async (req, ctx) => {
  throw ctx.notImplemented('ImportItems');
};
