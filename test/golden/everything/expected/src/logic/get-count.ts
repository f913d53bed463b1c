import type { GetCount } from '../gen/handler/root.ts';

export const getCount: GetCount = async (ctx) => {
  throw ctx.notImplemented('GetCount');
};
