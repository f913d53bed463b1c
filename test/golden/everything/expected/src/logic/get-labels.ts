import type { GetLabels } from '../gen/handler/root.ts';

export const getLabels: GetLabels = async (ctx) => {
  throw ctx.notImplemented('GetLabels');
};
